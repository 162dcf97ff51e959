// Diagnosis: an index counted from the first degree
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees[0] + Array.IndexOf(validation, validation.Min());
}
