(double Value, double Slope) Tanh(double a)
{
    var cosh = Math.Cosh(a);
    return (Math.Sinh(a) / cosh, 1 / (cosh * cosh));
}
