int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    var order = Enumerable.Range(0, degrees.Length).OrderBy(i => validation[i]).ThenBy(i => i);
    return degrees[order.First()];
}
