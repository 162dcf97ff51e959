int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees[Array.IndexOf(validation, validation.Min())];
}
