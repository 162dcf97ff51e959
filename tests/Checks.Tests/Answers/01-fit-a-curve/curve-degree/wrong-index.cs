// Diagnosis: the index in place of the degree
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return Array.IndexOf(validation, validation.Min());
}
