int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    double least = double.PositiveInfinity;
    int chosen = -1;
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
