// Diagnosis: the value in place of the slopes
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    var sum = a + b;
    return (sum, sum, sum);
}
