// Diagnosis: silence
double[] Predict(double[] w, double[] u)
{
    double[] y = null;
    return y;
}
