// Diagnosis: the highest degree
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees.Max();
}
