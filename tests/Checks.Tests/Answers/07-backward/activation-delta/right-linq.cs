double[,] SigmoidBackward(double[,] dH, double[,] H)
{
    var flat = dH.Cast<double>().Zip(H.Cast<double>(), (d, h) => (1 - h) * (h * d)).ToArray();
    var dZ = new double[H.GetLength(0), H.GetLength(1)];
    Buffer.BlockCopy(flat, 0, dZ, 0, 8 * flat.Length);
    return dZ;
}
