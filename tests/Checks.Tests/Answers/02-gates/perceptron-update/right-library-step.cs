(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double y = new Neuron(w, b, Activation.Step).Output(x);
    double error = t - y;
    List<double> result = new List<double>();
    foreach (var (weight, input) in w.Zip(x))
        result.Add(weight + learningRate * error * input);
    return (result.ToArray(), b + learningRate * error);
}
