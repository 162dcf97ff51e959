// Diagnosis: the nodes in the order of their numbers
int[] Order(int[][] operands, int result)
{
    return Enumerable.Range(0, result + 1).ToArray();
}
