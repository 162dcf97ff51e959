using NeuralNet;

namespace Plotting;

public static partial class Chart
{
    /// <summary>A matrix as coloured cells, its first row on top: see the other <c>HeatMap</c>.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="values">The matrix; NaN leaves a cell empty.</param>
    /// <param name="options">Names, format and colours, or null.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or names do not fit its shape.</exception>
    public static Figure HeatMap(string title, Matrix values, HeatMapOptions? options = null) =>
        HeatMap(title, values.ToArray(), options);

    /// <summary>How often each class was taken for each: rows are true classes, columns predicted ones.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="matrix">The counts.</param>
    /// <param name="classes">The classes' names, or null for their numbers.</param>
    /// <exception cref="ArgumentException">The matrix holds no counts, or there is not one name a class.</exception>
    public static Figure ConfusionMatrix(string title, NeuralNet.ConfusionMatrix matrix, IReadOnlyList<string>? classes = null)
    {
        var counts = new int[matrix.ClassCount, matrix.ClassCount];
        for (int actual = 0; actual < matrix.ClassCount; actual++)
        {
            for (int predicted = 0; predicted < matrix.ClassCount; predicted++)
                counts[actual, predicted] = matrix[actual, predicted];
        }
        return ConfusionMatrix(title, counts, classes);
    }

    /// <summary>Some images of a data set, with their labels below them.</summary>
    /// <param name="title">What the pictures are; may be empty.</param>
    /// <param name="images">The data set.</param>
    /// <param name="shown">Which of its images, by number from 0.</param>
    /// <param name="captions">What stands below each picture, or null for its label.</param>
    /// <param name="columns">The most pictures in a row; a narrow page shows fewer.</param>
    /// <param name="size">The width of each picture on the page, in CSS pixels.</param>
    /// <exception cref="ArgumentException">There is no picture, or captions are too few or many.</exception>
    public static Figure ImageGrid(string title, LabelledImages images, IEnumerable<int> shown,
        IReadOnlyList<string>? captions = null, int columns = 10, int size = 56)
    {
        int[] chosen = [.. shown];
        return ImageGrid(title, [.. chosen.Select(i => images.Image(i).ToArray())],
            captions ?? [.. chosen.Select(i => $"{images.Labels[i]}")], columns, images.Width, size);
    }

    /// <summary>The rows of a matrix as signed pictures, such as the weights of the neurons of a first layer.</summary>
    /// <param name="title">What the pictures are; may be empty.</param>
    /// <param name="rows">One picture a row, each row by row from the top.</param>
    /// <param name="captions">What stands below each picture, or null for nothing.</param>
    /// <param name="columns">The most pictures in a row; a narrow page shows fewer.</param>
    /// <param name="width">Pixels in a row of each picture.</param>
    /// <param name="size">The width of each picture on the page, in CSS pixels.</param>
    /// <param name="limit">The magnitude of the strongest colour, or null for the largest one found.</param>
    /// <exception cref="ArgumentException">A row is not a full rectangle, or captions are too few or many.</exception>
    public static Figure SignedImageGrid(string title, Matrix rows, IReadOnlyList<string>? captions = null, int columns = 8,
        int width = 28, int size = 84, double? limit = null) =>
        SignedImageGrid(title, rows.ToRows(), captions, columns, width, size, limit);

    /// <summary>Loss and accuracy of a training run by epoch, training beside validation.</summary>
    /// <example><code>
    /// Chart.TrainingCurves("784–128–10 on MNIST", Trainer.Fit(model, train, validation, optimizer, options))
    /// </code></example>
    /// <param name="title">What was trained; may be empty.</param>
    /// <param name="history">The run.</param>
    /// <exception cref="ArgumentException">No epoch ended.</exception>
    public static Figure TrainingCurves(string title, TrainingHistory history) => Beside(title,
        Lines("Loss", "epoch", "cross-entropy (nats)", Series.Losses(history)),
        Lines("Accuracy", "epoch", Axis.Percent("accuracy"), Series.Accuracies(history)));

    /// <summary>
    /// How far confidences are to be trusted: accuracy against confidence, with the diagonal on which both agree. The area of a
    /// point is the number of predictions it stands for.
    /// </summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="curve">The predictions, sorted into bins.</param>
    public static Figure Calibration(string title, CalibrationCurve curve)
    {
        CalibrationBin[] bins = [.. curve.Bins.Where(bin => bin.Count > 0)];
        Figure figure = Plane(title, Axis.Percent("mean confidence").Between(-0.04, 1.04),
            Axis.Percent("share that is right").Between(-0.04, 1.04),
            Series.Line("as right as confident", [0, 1], [0, 1]) with { Color = Palette.Muted, IsDashed = true },
            Series.Points("predictions", bins.Select(bin => bin.MeanConfidence), bins.Select(bin => bin.Accuracy)) with
            {
                Color = Palette.Blue,
            });
        Panel panel = figure.Panels[0];
        var trace = panel.Data[1]!.DeepClone().AsObject();
        int most = bins.Max(bin => bin.Count);
        trace["marker"]!["size"] = Json.Numbers([.. bins.Select(bin => 5 + 23 * Math.Sqrt((double)bin.Count / most))], digits: 3);
        trace["marker"]!["opacity"] = 0.8;
        trace["customdata"] = Json.Texts(bins.Select(bin => Words.Count(bin.Count, "prediction")));
        trace["hovertemplate"] = "%{customdata}: %{x:.1%} confident, %{y:.1%} right<extra></extra>";
        trace["mode"] = "markers+lines";
        trace["line"] = new System.Text.Json.Nodes.JsonObject { ["color"] = Palette.Blue, ["width"] = 1.5, ["dash"] = "solid" };
        CalibrationBin farthest = bins.MaxBy(bin => Math.Abs(bin.Gap) * bin.Count)!;
        string alt = $"Of {Words.Number(curve.Count)} predictions the confidence differs from the share that is right by " +
            $"{Words.Percent(curve.ExpectedError)} on average; most of it where {Words.Percent(farthest.MeanConfidence)} " +
            $"confident predictions are right in {Words.Percent(farthest.Accuracy)} of {Words.Count(farthest.Count, "case")}.";
        return figure with
        {
            AltText = alt,
            Table = FigureTable.Of(["confidence from", "to", "predictions", "mean confidence", "share right"], bins.Length, i =>
                [Words.Percent(bins[i].From), Words.Percent(bins[i].To), Words.Number(bins[i].Count),
                    Words.Percent(bins[i].MeanConfidence), Words.Percent(bins[i].Accuracy)]),
            Panels = [panel with { Data = [panel.Data[0]!.DeepClone(), trace] }],
        };
    }

    /// <summary>What a network with two inputs answers everywhere, calculated in one batch.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="network">
    /// A network with two inputs: of one output its value is shown, of two or more logits the probability of class 1.
    /// </param>
    /// <param name="points">The data, best by <c>Series.ByClass</c>.</param>
    /// <param name="options">Axes, level and resolution, or null.</param>
    /// <exception cref="ArgumentException">The network has not two inputs, or there is nothing to draw over.</exception>
    public static Figure DecisionSurface(string title, Mlp network, IReadOnlyList<Series> points,
        DecisionOptions? options = null)
    {
        if (network.InputSize != 2)
        {
            throw new ArgumentException(
                $"Chart.DecisionSurface: the network {network} has {network.InputSize} inputs; a plane has 2.", nameof(network));
        }
        bool hasLogits = network.OutputSize > 1;
        options ??= hasLogits ? new DecisionOptions { Value = "probability of class 1", Range = (0, 1) } : new DecisionOptions();
        return DecisionSurface(title, places =>
        {
            Matrix outputs = network.Forward(places);
            return (hasLogits ? Softmax.Apply(outputs).Column(1) : outputs.Column(0));
        }, points, options);
    }
}
