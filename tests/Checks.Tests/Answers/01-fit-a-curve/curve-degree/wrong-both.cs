// Diagnosis: the least sum of training and validation error
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees.Select((degree, i) => (degree, training[i] + validation[i])).MinBy(pair => pair.Item2).Item1;
}
