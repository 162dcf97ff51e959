double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    for (var place = order.Length - 1; place >= 0; place--)
    {
        var own = place == order.Length - 1 ? 1.0 : 0;
        for (var user = place + 1; user < order.Length; user++)
        {
            for (var k = 0; k < operands[order[user]].Length; k++)
            {
                if (operands[order[user]][k] == order[place])
                    own += gradients[order[user]] * slopes[order[user]][k];
            }
        }
        gradients[order[place]] = own;
    }
    return gradients;
}
