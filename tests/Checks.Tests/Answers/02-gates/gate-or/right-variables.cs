(double w1, double w2, double b) Or()
{
    (double w1, double w2, double b) neuron = (1, 1, 0);
    neuron.b = -neuron.w1 / 4;
    return neuron;
}
