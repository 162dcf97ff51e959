using System.Globalization;
using System.Text;

namespace NeuralNet;

/// <summary>How often samples of one class were taken for another: row = the actual class, column = the predicted one.</summary>
[TypeFormatterSource(typeof(ConfusionMatrixFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Counts pairs of actual and predicted classes.</summary>
    /// <exception cref="ArgumentException">The lists differ in length, or a class is out of range.</exception>
    public ConfusionMatrix(IReadOnlyList<int> actual, IReadOnlyList<int> predicted, int classCount)
    {
        if (actual.Count != predicted.Count)
        {
            throw new ArgumentException(
                $"ConfusionMatrix: there are {actual.Count} actual and {predicted.Count} predicted classes; one each a sample.");
        }
        ClassCount = classCount;
        _counts = new int[classCount, classCount];
        for (var sample = 0; sample < actual.Count; sample++)
        {
            Require.Label("ConfusionMatrix", actual[sample], sample, classCount);
            Require.Label("ConfusionMatrix", predicted[sample], sample, classCount);
            _counts[actual[sample], predicted[sample]]++;
        }
        Total = actual.Count;
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of samples.</summary>
    public int Total { get; }

    /// <summary>How many samples of class <paramref name="actual"/> were taken for <paramref name="predicted"/>.</summary>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>How many samples were taken for what they are.</summary>
    public int Correct => Enumerable.Range(0, ClassCount).Sum(c => _counts[c, c]);

    /// <summary>Share of samples taken for what they are, 0 to 1.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>Of the samples of a class, the share that was recognised; NaN when there are none.</summary>
    public double Recall(int actual) =>
        (double)_counts[actual, actual] / Enumerable.Range(0, ClassCount).Sum(p => _counts[actual, p]);

    /// <summary>Of the samples taken for a class, the share that is of it; NaN when there are none.</summary>
    public double Precision(int predicted) =>
        (double)_counts[predicted, predicted] / Enumerable.Range(0, ClassCount).Sum(a => _counts[a, predicted]);

    /// <summary>The commonest mistakes, most frequent first.</summary>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<(int Actual, int Predicted, int Count)> WorstConfusions(int count = 5) =>
        [.. (from actual in Enumerable.Range(0, ClassCount)
             from predicted in Enumerable.Range(0, ClassCount)
             where actual != predicted && _counts[actual, predicted] > 0
             orderby _counts[actual, predicted] descending, actual, predicted
             select (actual, predicted, _counts[actual, predicted])).Take(count)];

    /// <summary>The counts (actual × predicted).</summary>
    public Matrix ToMatrix() => Matrix.Create(ClassCount, ClassCount, (actual, predicted) => _counts[actual, predicted]);

    /// <summary>The counts as a table of text.</summary>
    public override string ToString()
    {
        var width = Math.Max(4, Total.ToString().Length + 1);
        var header = "actual\\predicted".PadRight(16)
            + string.Concat(Enumerable.Range(0, ClassCount).Select(c => c.ToString().PadLeft(width)));
        var lines = Enumerable.Range(0, ClassCount).Select(actual => actual.ToString().PadRight(16)
            + string.Concat(Enumerable.Range(0, ClassCount).Select(p => _counts[actual, p].ToString().PadLeft(width))));
        return header + "\n" + string.Join("\n", lines);
    }

    internal string ToHtml()
    {
        var classes = Enumerable.Range(0, ClassCount).ToArray();
        var html = new StringBuilder("<table class=\"nn-confusion\"><caption style=\"text-align:left\">");
        html.Append(CultureInfo.InvariantCulture, $"Confusion matrix: {Correct:N0} of {Total:N0} right ({Accuracy:P2})");
        html.Append("</caption><thead><tr><th>actual \\ predicted</th>");
        foreach (var predicted in classes)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" style=\"text-align:right\">{predicted}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var actual in classes)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{actual}</th>");
            foreach (var predicted in classes)
            {
                var weight = actual == predicted ? ";font-weight:bold" : "";
                html.Append("<td style=\"text-align:right").Append(weight).Append("\">");
                html.Append(CultureInfo.InvariantCulture, $"{this[actual, predicted]}</td>");
            }
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }
}
