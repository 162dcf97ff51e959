// Diagnosis: a stop at the first rise
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    int i = 0;
    while (i + 1 < validation.Length && validation[i + 1] < validation[i])
        i++;
    return degrees[i];
}
