(double Value, double[] Gradients) Gradients(
    string[] kinds, int[][] operands, double[] numbers, int[] order)
{
    var values = new double[numbers.Length];
    double Operand(int node, int k) => values[operands[node][k]];
    foreach (var node in order)
    {
        values[node] = kinds[node] switch
        {
            "add" => Operand(node, 0) + Operand(node, 1),
            "mul" => Operand(node, 0) * Operand(node, 1),
            "tanh" => Math.Tanh(Operand(node, 0)),
            _ => numbers[node],
        };
    }
    double SlopeOf(int node, int k) => kinds[node] switch
    {
        "add" => 1,
        "mul" => Operand(node, 1 - k),
        _ => (1 - values[node]) * (1 + values[node]),
    };
    var gradients = new double[numbers.Length];
    gradients[order.Last()] = 1;
    for (var place = order.Length - 1; place >= 0; place--)
        for (var k = 0; k < operands[order[place]].Length; k++)
            gradients[operands[order[place]][k]] += gradients[order[place]] * SlopeOf(order[place], k);
    return (values[order.Last()], gradients);
}
