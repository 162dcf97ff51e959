(bool left, bool right) Saturates(Func<double, double> f)
{
    bool Flat(double from) => Enumerable.Range(0, 1000).Select(i => from + (i + 0.5) / 50)
        .All(z => Math.Abs((f(z + 1e-4) - f(z - 1e-4)) / 2e-4) < 0.01);
    return (Flat(-40), Flat(20));
}
