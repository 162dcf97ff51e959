(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    var answers = new Neuron([w1, w2], b, Activation.Step).Outputs(Gates.Inputs);
    for (int row = 3; row > 0; row--)
    {
        if (answers[row] != Gates.Xor.Targets[row])
            return (Gates.Inputs[row, 0], Gates.Inputs[row, 1]);
    }
    return (0, 0);
}
