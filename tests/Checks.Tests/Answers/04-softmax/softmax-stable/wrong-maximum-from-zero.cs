// Diagnosis: a maximum that starts at 0
double[] StableSoftmax(double[] scores)
{
    double highest = 0;
    foreach (double score in scores)
        if (score > highest)
            highest = score;
    double sum = 0;
    foreach (double score in scores)
        sum += Math.Exp(score - highest);
    return scores.Select(score => Math.Exp(score - highest) / sum).ToArray();
}
