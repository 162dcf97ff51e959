(double w1, double w2, double b) And()
{
    double threshold = 150;
    var w1 = 100.0;
    var w2 = 100.0;
    return (w1, w2, -threshold);
}
