using System.Text;

namespace NeuralNet;

/// <summary>The predictions whose confidence lies in one range.</summary>
/// <param name="From">Least confidence, included.</param>
/// <param name="To">Greatest confidence, excluded except in the last bin.</param>
/// <param name="Count">Number of predictions.</param>
/// <param name="MeanConfidence">Their mean confidence; NaN when there are none.</param>
/// <param name="Accuracy">The share of them that is right; NaN when there are none.</param>
public sealed record CalibrationBin(double From, double To, int Count, double MeanConfidence, double Accuracy)
{
    /// <summary>Confidence minus accuracy: above 0 is overconfident.</summary>
    public double Gap => MeanConfidence - Accuracy;
}

/// <summary>
/// How far confidences are to be trusted: of the predictions made with 80 % confidence, are 80 % right? Predictions are sorted by
/// confidence into bins of equal width, and each bin's confidence is held against its accuracy (Guo et al., 2017).
/// </summary>
[TypeFormatterSource(typeof(CalibrationCurveFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class CalibrationCurve
{
    /// <summary>A curve from confidences and whether each prediction was right.</summary>
    /// <param name="confidences">From 0 to 1, one a prediction.</param>
    /// <param name="isRight">One a prediction.</param>
    /// <param name="binCount">Number of bins between 0 and 1.</param>
    /// <exception cref="ArgumentException">The lists do not fit together, are empty, or a confidence is not from 0 to
    /// 1.</exception>
    public CalibrationCurve(IReadOnlyList<double> confidences, IReadOnlyList<bool> isRight, int binCount = 10)
    {
        if (confidences.Count != isRight.Count || confidences.Count == 0 || binCount < 1)
        {
            throw new ArgumentException(
                $"CalibrationCurve: there are {confidences.Count} confidences, {isRight.Count} answers and {binCount} bins; "
                + "give as many answers as confidences, and at least 1 of each.");
        }
        var counts = new int[binCount];
        var (sums, right) = (new double[binCount], new int[binCount]);
        for (var i = 0; i < confidences.Count; i++)
        {
            if (!(confidences[i] >= 0 && confidences[i] <= 1))
            {
                throw new ArgumentException($"CalibrationCurve: confidence {i} is {Text.Number(confidences[i])}, "
                    + "but must be from 0 to 1; apply softmax to logits first.");
            }
            var bin = Math.Min((int)(confidences[i] * binCount), binCount - 1);
            counts[bin]++;
            sums[bin] += confidences[i];
            right[bin] += isRight[i] ? 1 : 0;
        }
        Count = confidences.Count;
        Bins = [.. Enumerable.Range(0, binCount).Select(bin => new CalibrationBin(
            (double)bin / binCount, (bin + 1.0) / binCount, counts[bin],
            sums[bin] / counts[bin], (double)right[bin] / counts[bin]))];
    }

    /// <summary>The curve of a classifier: its confidence is the greatest probability of a row.</summary>
    /// <param name="probabilities">(samples × classes); each row sums to 1</param>
    /// <param name="labels">One class a row.</param>
    /// <param name="binCount">Number of bins between 0 and 1.</param>
    public static CalibrationCurve Of(Matrix probabilities, ReadOnlySpan<int> labels, int binCount = 10)
    {
        Require.LabelCount("CalibrationCurve", probabilities, labels.Length);
        int[] predicted = probabilities.ArgMaxOfRows();
        var isRight = new bool[labels.Length];
        var confidences = new double[labels.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            Require.Label("CalibrationCurve", labels[row], row, probabilities.Columns);
            isRight[row] = predicted[row] == labels[row];
            // A softmax may add up to a little over 1 by rounding.
            var confidence = probabilities[row, predicted[row]];
            confidences[row] = confidence is > 1 and < 1 + 1e-12 ? 1 : confidence;
        }
        return new CalibrationCurve(confidences, isRight, binCount);
    }

    /// <summary>Number of predictions.</summary>
    public int Count { get; }

    /// <summary>The bins from 0 to 1, empty ones included.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>
    /// Expected calibration error: Σ over the bins of count / n · |accuracy − confidence|, from 0 (perfect) to 1.
    /// </summary>
    public double ExpectedError => Filled.Sum(bin => bin.Count * Math.Abs(bin.Gap)) / Count;

    /// <summary>The greatest |accuracy − confidence| of a bin.</summary>
    public double GreatestError => Filled.Max(bin => Math.Abs(bin.Gap));

    /// <summary>One line a bin that is not empty, and the expected error.</summary>
    public override string ToString() => string.Join("\n", Filled.Select(bin => FormattableString.Invariant(
            $"{bin.From:0.00}–{bin.To:0.00}: {bin.Count,7:N0}  confidence {bin.MeanConfidence:F3}  accuracy {bin.Accuracy:F3}")))
        + FormattableString.Invariant($"\nexpected calibration error {ExpectedError:F4}");

    internal string ToHtml()
    {
        var html = new StringBuilder("<table class=\"nn-calibration\"><caption style=\"text-align:left\">");
        html.Append(FormattableString.Invariant($"Expected calibration error {ExpectedError:F4}"));
        html.Append("</caption><thead><tr>");
        foreach (var heading in new[] { "confidence from", "to", "predictions", "mean confidence", "accuracy" })
            html.Append("<th scope=\"col\" style=\"text-align:right\">").Append(heading).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var bin in Filled)
        {
            html.Append("<tr>");
            foreach (var cell in new FormattableString[]
            {
                $"{bin.From:0.00}", $"{bin.To:0.00}", $"{bin.Count:N0}", $"{bin.MeanConfidence:F3}", $"{bin.Accuracy:F3}",
            })
            {
                html.Append("<td style=\"text-align:right\">").Append(FormattableString.Invariant(cell)).Append("</td>");
            }
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    private IEnumerable<CalibrationBin> Filled => Bins.Where(bin => bin.Count > 0);
}

internal sealed class CalibrationCurveFormatterSource
{
    public System.Collections.IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<CalibrationCurve>("text/html", curve => curve.ToHtml()),
        new TypeFormatter<CalibrationCurve>("text/plain", curve => curve.ToString()),
    };
}
