using System.Runtime.Intrinsics;

namespace NeuralNet;

/// <summary>
/// Adam's update of many weights, eight at once: <see cref="Adam.UpdateOne"/> with vectors. Every operation is rounded once in
/// both, so the bits are the same, and a processor with shorter vectors works on parts of the eight.
/// </summary>
internal static class AdamKernel
{
    private const int Lanes = 8;

    public static void Update(
        Span<double> weights, ReadOnlySpan<double> gradients, Span<double> first, Span<double> second, AdamConstants constants)
    {
        var i = 0;
        for (; i <= weights.Length - Lanes; i += Lanes)
        {
            var w = Vector512.Create<double>(weights.Slice(i, Lanes));
            var g = Vector512.Create(gradients.Slice(i, Lanes)) + constants.WeightDecay * w;
            var m = constants.Beta1 * Vector512.Create<double>(first.Slice(i, Lanes)) + (1 - constants.Beta1) * g;
            var v = constants.Beta2 * Vector512.Create<double>(second.Slice(i, Lanes)) + (1 - constants.Beta2) * (g * g);
            var root = Vector512.Sqrt(v) / constants.SquareScale + Vector512.Create(constants.Epsilon);
            m.CopyTo(first[i..]);
            v.CopyTo(second[i..]);
            (w - constants.StepSize * (m / root)).CopyTo(weights[i..]);
        }
        for (; i < weights.Length; i++)
            Adam.UpdateOne(ref weights[i], gradients[i], ref first[i], ref second[i], constants);
    }
}
