// Diagnosis: the least training error
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees[Array.IndexOf(training, training.Min())];
}
