namespace Plotting;

/// <summary>Values as means of groups of neighbours; the groups double whenever there are too many.</summary>
internal sealed class AveragedSeries(int maximumPoints)
{
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private double _sumX;
    private double _sumY;
    private int _pending;

    /// <summary>How many values a full group has.</summary>
    public int Stride { get; private set; } = 1;

    /// <summary>The mean places, an unfinished group included.</summary>
    public IEnumerable<double> X => _pending == 0 ? _x : _x.Append(_sumX / _pending);

    /// <summary>The mean values, an unfinished group included.</summary>
    public IEnumerable<double> Y => _pending == 0 ? _y : _y.Append(_sumY / _pending);

    public void Add(double x, double y)
    {
        _sumX += x;
        _sumY += y;
        if (++_pending < Stride)
            return;
        _x.Add(_sumX / _pending);
        _y.Add(_sumY / _pending);
        (_sumX, _sumY, _pending) = (0, 0, 0);
        if (_x.Count > maximumPoints)
            Halve();
    }

    private void Halve()
    {
        int pairs = _x.Count / 2;
        // The odd one out starts the next group.
        if (_x.Count % 2 == 1)
            (_sumX, _sumY, _pending) = (_x[^1] * Stride, _y[^1] * Stride, Stride);
        for (int i = 0; i < pairs; i++)
        {
            _x[i] = (_x[2 * i] + _x[2 * i + 1]) / 2;
            _y[i] = (_y[2 * i] + _y[2 * i + 1]) / 2;
        }
        _x.RemoveRange(pairs, _x.Count - pairs);
        _y.RemoveRange(pairs, _y.Count - pairs);
        Stride *= 2;
    }
}
