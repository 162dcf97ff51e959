namespace NeuralNet;

internal sealed class ConstantSchedule : Schedule
{
    public override double Factor(double epoch, double epochs) => 1;

    public override string ToString() => "constant";
}

internal sealed class StepSchedule(int every, double factor) : Schedule
{
    private readonly double _every = RequirePositive(every, "the number of epochs between two falls");
    private readonly double _factor = RequirePositive(factor, "the factor of a fall");

    // factor^⌊t / every⌋
    public override double Factor(double epoch, double epochs) => Math.Pow(_factor, Math.Floor(epoch / _every));

    public override string ToString() => $"times {Text.Number(_factor)} every {Text.Number(_every)} epochs";
}

internal sealed class CosineSchedule(double final) : Schedule
{
    private readonly double _final = RequireShare(final, "the final factor");

    // final + (1 − final) (1 + cos(π t / T)) / 2
    public override double Factor(double epoch, double epochs) =>
        _final + (1 - _final) * (1 + Math.Cos(Math.PI * Math.Min(epoch / epochs, 1))) / 2;

    public override string ToString() => $"cosine to {Text.Number(_final)}";
}

internal sealed class WarmUpSchedule(double warmUpEpochs, double start, Schedule then) : Schedule
{
    private readonly double _epochs = RequirePositive(warmUpEpochs, "the number of epochs of the warm-up");
    private readonly double _start = RequirePositive(RequireShare(start, "the start"), "the start");

    // start + (1 − start) t / warm-up, then the other schedule as if time began there
    public override double Factor(double epoch, double epochs) => epoch < _epochs
        ? _start + (1 - _start) * epoch / _epochs
        : then.Factor(epoch - _epochs, epochs - _epochs);

    public override string ToString() => $"warm-up over {Text.Number(_epochs)} epochs, then {then}";
}
