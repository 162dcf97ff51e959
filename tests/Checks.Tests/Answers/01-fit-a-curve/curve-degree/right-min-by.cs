int ChooseDegree(int[] degrees, double[] training, double[] validation, double[] test)
{
    return degrees.Zip(validation).MinBy(pair => pair.Second).First;
}
