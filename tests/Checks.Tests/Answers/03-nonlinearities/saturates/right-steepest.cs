(bool left, bool right) Saturates(Func<double, double> f)
{
    double Steepest(double from, double to)
    {
        double steepest = 0;
        int places = 777;
        for (int i = 0; i < places; i++)
        {
            double z = from + (to - from) * (i + 0.5) / places;
            steepest = Math.Max(steepest, Math.Abs(f(z + 0.0005) - f(z - 0.0005)) / 0.001);
        }
        return steepest;
    }
    return (Steepest(-40, -20) < 0.01, Steepest(20, 40) < 0.01);
}
