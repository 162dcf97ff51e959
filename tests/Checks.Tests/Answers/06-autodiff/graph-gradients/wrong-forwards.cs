// Diagnosis: gradients: from the leaves to the result
(double Value, double[] Gradients) Gradients(
    string[] kinds, int[][] operands, double[] numbers, int[] order)
{
    var values = new double[kinds.Length];
    var slopes = new double[kinds.Length][];
    foreach (var i in order)
    {
        var of = operands[i];
        switch (kinds[i])
        {
            case "add":
                values[i] = values[of[0]] + values[of[1]];
                slopes[i] = new double[] { 1, 1 };
                break;
            case "mul":
                values[i] = values[of[0]] * values[of[1]];
                slopes[i] = new[] { values[of[1]], values[of[0]] };
                break;
            case "tanh":
                values[i] = Math.Tanh(values[of[0]]);
                slopes[i] = new[] { 1 - values[i] * values[i] };
                break;
            default:
                values[i] = numbers[i];
                break;
        }
    }
    var gradients = new double[kinds.Length];
    gradients[order[^1]] = 1;
    foreach (var i in order)
    {
        for (var k = 0; k < operands[i].Length; k++)
            gradients[operands[i][k]] += gradients[i] * slopes[i][k];
    }
    return (values[order[^1]], gradients);
}
