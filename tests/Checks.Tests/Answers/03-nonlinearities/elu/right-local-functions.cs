(double value, double slope) ELU(double z)
{
    double Right(double x) => x;
    double Left(double x) => Math.Pow(Math.E, x) - 1;
    return z < 0 ? (Left(z), Left(z) + 1) : (Right(z), 1);
}
