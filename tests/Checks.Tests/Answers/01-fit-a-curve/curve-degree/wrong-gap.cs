// Diagnosis: the smallest gap
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    var gaps = validation.Select((error, i) => Math.Abs(error - training[i])).ToArray();
    return degrees[Array.IndexOf(gaps, gaps.Min())];
}
