// Diagnosis: the last one in a tie
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    int best = 0;
    for (int i = 1; i < degrees.Length; i++)
        if (validation[i] <= validation[best])
            best = i;
    return degrees[best];
}
