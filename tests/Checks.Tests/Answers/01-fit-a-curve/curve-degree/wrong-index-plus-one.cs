// Diagnosis: the index plus 1 in place of the degree
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return 1 + Array.IndexOf(validation, validation.Min());
}
