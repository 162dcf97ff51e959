(bool left, bool right) Saturates(Func<double, double> f)
{
    bool left = true, right = true;
    double h = 0.002;
    for (double z = 20.013; z < 40; z += 0.031)
    {
        double slopeRight = (f(z) - f(z - h)) / h;
        double slopeLeft = (f(-z + h) - f(-z)) / h;
        if (slopeRight > 0.01 || slopeRight < -0.01)
            right = false;
        if (slopeLeft > 0.01 || slopeLeft < -0.01)
            left = false;
    }
    return (left, right);
}
