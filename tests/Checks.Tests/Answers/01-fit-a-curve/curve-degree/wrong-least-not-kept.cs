// Diagnosis: the highest degree
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    double least = double.MaxValue;
    int chosen = 0;
    for (int i = 0; i < degrees.Length; i++)
        if (validation[i] < least)
            chosen = degrees[i];
    return chosen;
}
