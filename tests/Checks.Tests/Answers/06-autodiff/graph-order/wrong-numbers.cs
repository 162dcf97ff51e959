// Diagnosis: nodes that the result was not made from
int[] Order(int[][] operands, int result)
{
    return Enumerable.Range(0, operands.Length).ToArray();
}
