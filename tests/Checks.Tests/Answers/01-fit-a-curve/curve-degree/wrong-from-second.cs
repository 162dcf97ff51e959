// Diagnosis: the first degree never considered
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    int best = 1;
    for (int i = 2; i < degrees.Length; i++)
        if (validation[i] < validation[best])
            best = i;
    return degrees[best];
}
