(double w1, double w2, double b) And() => (0.3, 0.3, -2 * 0.3 + 0.1);
