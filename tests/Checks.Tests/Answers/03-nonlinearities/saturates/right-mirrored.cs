(bool left, bool right) Saturates(Func<double, double> f)
{
    bool Right(Func<double, double> g)
    {
        double last = g(20.005);
        for (double z = 20.015; z < 40; z += 0.01)
        {
            double here = g(z);
            if (Math.Abs(here - last) > 0.0001)
                return false;
            last = here;
        }
        return true;
    }
    return (Right(z => f(-z)), Right(f));
}
