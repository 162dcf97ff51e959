// Diagnosis: only the result and its operands
int[] Order(int[][] operands, int result)
{
    return operands[result].Distinct().Append(result).ToArray();
}
