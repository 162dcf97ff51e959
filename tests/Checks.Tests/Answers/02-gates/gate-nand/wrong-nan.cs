// Diagnosis: not a number
(double w1, double w2, double b) Nand() => (-1, -1, double.NaN);
