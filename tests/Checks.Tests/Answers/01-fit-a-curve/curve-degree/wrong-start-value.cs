// Diagnosis: a search that begins with an error too small
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    double least = 1000;
    int chosen = degrees[0];
    for (int i = 0; i < degrees.Length; i++)
    {
        if (validation[i] < least)
        {
            least = validation[i];
            chosen = degrees[i];
        }
    }
    return chosen;
}
