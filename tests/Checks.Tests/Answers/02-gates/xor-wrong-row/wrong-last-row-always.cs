// Diagnosis: always the same row
(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    return (1, 1);
}
