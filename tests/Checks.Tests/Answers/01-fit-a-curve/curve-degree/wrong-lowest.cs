// Diagnosis: the lowest degree
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees.First();
}
