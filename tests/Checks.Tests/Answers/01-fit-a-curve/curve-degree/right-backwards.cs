int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    int chosen = degrees[^1];
    double least = validation[^1];
    for (int i = degrees.Length - 2; i >= 0; i--)
    {
        if (validation[i] > least)
            continue;
        (chosen, least) = (degrees[i], validation[i]);
    }
    return chosen;
}
