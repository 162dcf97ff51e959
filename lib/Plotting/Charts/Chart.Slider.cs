using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>A slider of a figure: what it changes and which values it stops at.</summary>
/// <param name="Label">What it changes: "weight w₁".</param>
/// <param name="Values">Where it stops, from left to right.</param>
/// <param name="Start">The value it stands at first; the nearest of <paramref name="Values"/> is taken.</param>
public sealed record Knob(string Label, double[] Values, double Start)
{
    internal StepControl ToControl()
    {
        if (Values.Length < 2)
            throw new ArgumentException(
                $"Slider '{Label}': {Words.Count(Values.Length, "value")} leave nothing to move; give two or more.");
        int nearest = Enumerable.Range(0, Values.Length).MinBy(i => Math.Abs(Values[i] - Start));
        return new StepControl(Label, [.. Values.Select(Words.Cell)], nearest);
    }
}

public static partial class Chart
{
    private const int MostSteps = 2500;

    /// <summary>Precomputed figures under a slider. It moves in a static page too.</summary>
    /// <example><code>
    /// Chart.Slider("degree", degrees.Select(d => ($"{d}", Chart.Lines("Fit", "x", "y", Series.Of(…)))))
    /// </code></example>
    /// <param name="label">What the slider changes.</param>
    /// <param name="steps">The text and the figure of each stop; all figures have the same panels and traces.</param>
    /// <param name="start">The stop shown first, from 0.</param>
    /// <exception cref="ArgumentException">There are fewer than two steps, or their figures differ in kind.</exception>
    public static Figure Slider(string label, IEnumerable<(string Label, Figure Figure)> steps, int start = 0)
    {
        (string Label, Figure Figure)[] all = [.. steps];
        if (all.Length < 2)
            throw new ArgumentException($"Chart.Slider: '{label}' has {Words.Count(all.Length, "step")}; give two or more.");
        if (start < 0 || start >= all.Length)
            throw new ArgumentOutOfRangeException(
                nameof(start), $"Chart.Slider: '{label}' has steps 0 to {all.Length - 1}, not {start}.");
        return OfSteps([new StepControl(label, [.. all.Select(step => step.Label)], start)],
            [.. all.Select(step => step.Figure)]);
    }

    /// <summary>Figures calculated for each value of a slider.</summary>
    /// <example><code>
    /// Chart.Slider(new Knob("slope α", Chart.Grid(0, 1, 21), Start: 0.1),
    ///     alpha => Chart.Lines("Leaky ReLU", "z", "f(z)", Series.Function("leaky ReLU", z => z > 0 ? z : alpha * z, -5, 5)))
    /// </code></example>
    /// <param name="knob">The slider.</param>
    /// <param name="figure">The figure for a value.</param>
    public static Figure Slider(Knob knob, Func<double, Figure> figure) =>
        OfSteps([knob.ToControl()], [.. knob.Values.Select(figure)]);

    /// <summary>Figures calculated for each pair of values of two sliders.</summary>
    /// <param name="first">The upper slider.</param>
    /// <param name="second">The lower slider.</param>
    /// <param name="figure">The figure for a pair of values. Keep it small: it is calculated for every pair.</param>
    public static Figure Slider(Knob first, Knob second, Func<double, double, Figure> figure) =>
        OfSteps([first.ToControl(), second.ToControl()], 
            [.. first.Values.SelectMany(a => second.Values.Select(b => figure(a, b)))]);

    /// <summary>Figures calculated for each triple of values of three sliders.</summary>
    /// <param name="first">The upper slider.</param>
    /// <param name="second">The middle slider.</param>
    /// <param name="third">The lower slider.</param>
    /// <param name="figure">The figure for three values. Keep it small: it is calculated for every triple.</param>
    public static Figure Slider(Knob first, Knob second, Knob third, Func<double, double, double, Figure> figure) =>
        OfSteps([first.ToControl(), second.ToControl(), third.ToControl()], [.. first.Values.SelectMany(a =>
            second.Values.SelectMany(b => third.Values.Select(c => figure(a, b, c))))]);

    /// <summary>Precomputed figures that play one after the other, with a scrubber to any of them.</summary>
    /// <param name="label">What goes on: "epoch".</param>
    /// <param name="steps">The text and the figure of each moment; all figures have the same panels and traces.</param>
    /// <param name="interval">Milliseconds from one to the next.</param>
    /// <exception cref="ArgumentException">There are fewer than two steps, or their figures differ in kind.</exception>
    public static Figure Animation(string label, IEnumerable<(string Label, Figure Figure)> steps, int interval = 400)
    {
        Figure figure = Slider(label, steps);
        return figure with { Steps = figure.Steps! with { Plays = true, Interval = interval } };
    }

    /// <summary>Figures side by side as panels of one, each under its own title; on a narrow page one below the other.</summary>
    /// <param name="title">What they show together; may be empty.</param>
    /// <param name="figures">The figures, none of them under a slider.</param>
    /// <exception cref="ArgumentException">There is no figure, or one has a slider: put the slider around the whole.</exception>
    public static Figure Beside(string title, params IReadOnlyList<Figure> figures)
    {
        if (figures.Count == 0)
            throw new ArgumentException("Chart.Beside: there are no figures.");
        if (figures.FirstOrDefault(figure => figure.Steps is not null) is { } moving)
            throw new ArgumentException(
                $"Chart.Beside: '{moving.Title}' has a slider of its own; make each step with Chart.Beside and put one " +
                $"Chart.Slider around all.");
        string alt = string.Join(" ", figures.Select(figure => figure.Title.Length == 0
            ? figure.AltText : $"{figure.Title}: {figure.AltText}"));
        return new Figure(title, alt, Join(figures), [.. figures.SelectMany(figure => figure.Panels.Select((panel, i) =>
            panel with { Title = panel.Title ?? (i == 0 && figure.Title.Length > 0 ? figure.Title : null) }))]);
    }

    private static FigureTable Join(IReadOnlyList<Figure> figures)
    {
        FigureTable[] tables = [.. figures.Select(figure => figure.Table)];
        if (tables.Length == 1)
            return tables[0];
        int columns = tables.Max(table => table.Columns.Length);
        int room = Math.Max(1, FigureTable.MaximumRows / tables.Length);
        var rows = new List<ImmutableArray<string>>();
        foreach ((FigureTable table, int i) in tables.Select((table, i) => (table, i)))
        {
            // The heads of each table become a row of the common one.
            rows.Add([figures[i].Title, .. Fill(table.Columns)]);
            int kept = Math.Min(table.Rows.Length, room);
            for (int row = 0; row < kept; row++)
                rows.Add(["", .. Fill(table.Rows[kept < 2 ? 0 : (int)Math.Round(row * (table.Rows.Length - 1.0) / (kept - 1))])]);
        }
        return new(["chart", .. Enumerable.Repeat("", columns)], [.. rows]);

        IEnumerable<string> Fill(ImmutableArray<string> texts) => texts.Concat(Enumerable.Repeat("", columns - texts.Length));
    }

    private static Figure OfSteps(ImmutableArray<StepControl> controls, ImmutableArray<Figure> figures)
    {
        if (figures.Length > MostSteps)
            throw new ArgumentException(
                $"Chart.Slider: {figures.Length:N0} combinations make the page too large; take fewer values, at most " +
                $"{MostSteps:N0} in all.");
        Figure shape = figures[0];
        for (int i = 0; i < figures.Length; i++)
        {
            string? difference = figures[i].Steps is not null ? "has a slider itself"
                : figures[i].Panels.Length != shape.Panels.Length ? $"has {figures[i].Panels.Length} panels, the first " +
                    $"{shape.Panels.Length}"
                : figures[i].Panels.Zip(shape.Panels).Where(pair => Kinds(pair.First) != Kinds(pair.Second))
                    .Select(pair => $"draws {Kinds(pair.First)}, the first {Kinds(pair.Second)}").FirstOrDefault();
            if (difference is not null)
                throw new ArgumentException(
                    $"Chart.Slider: the figure of step {i} {difference}; all steps must have the same traces.");
        }
        figures = ShareRanges(figures);
        int start = controls.Aggregate(0, (index, control) => index * control.Labels.Length + control.Start);
        Figure shown = figures[start];
        var steps = new Steps(controls, figures);
        string range = string.Join("; ", controls.Select(control => $"{control.Label} from {control.Labels[0]} to " +
            $"{control.Labels[^1]}"));
        string alt = $"{shown.AltText} Shown at {steps.NameOf(start)}; adjustable: {range}.";
        FigureTable table = FigureTable.Of([.. controls.Select(control => control.Label), "what the chart shows"],
            figures.Length, i =>
        {
            var values = new string[controls.Length];
            int rest = i;
            for (int c = controls.Length - 1; c >= 0; c--)
            {
                values[c] = controls[c].Labels[rest % controls[c].Labels.Length];
                rest /= controls[c].Labels.Length;
            }
            return [.. values, figures[i].AltText];
        });
        return shown with { AltText = alt, Table = table, Steps = steps };

        static string Kinds(Panel panel) => panel.Svg is not null ? "a drawing" : panel.Images is { } images
            ? string.Create(CultureInfo.InvariantCulture, $"{images.Pictures.Length} pictures")
            : string.Join(" + ", panel.Data.Select(trace => trace!["type"]!.GetValue<string>()));
    }

    // Axes and colours that jump from step to step hide what changes: all steps share the widest range.
    private static ImmutableArray<Figure> ShareRanges(ImmutableArray<Figure> figures)
    {
        var panels = figures.Select(figure => figure.Panels.Select(panel => panel with
        {
            Data = panel.Data.DeepClone().AsArray(),
            Layout = panel.Layout.DeepClone().AsObject(),
        }).ToArray()).ToArray();
        for (int p = 0; p < panels[0].Length; p++)
        {
            foreach (string axis in new[] { "xaxis", "yaxis" })
                Share([.. panels.Select(step => step[p].Layout[axis]?["range"]).OfType<JsonArray>()]);
            for (int t = 0; t < panels[0][p].Data.Count; t++)
                ShareColors([.. panels.Select(step => step[p].Data[t]!.AsObject()).Where(trace => trace["zmin"] is not null)]);
        }
        return [.. figures.Select((figure, i) => figure with { Panels = [.. panels[i]] })];

        static void ShareColors(JsonObject[] traces)
        {
            if (traces.Length < 2)
                return;
            double from = traces.Min(trace => trace["zmin"]!.GetValue<double>()),
                to = traces.Max(trace => trace["zmax"]!.GetValue<double>());
            foreach (JsonObject trace in traces)
            {
                trace["zmin"] = from;
                trace["zmax"] = to;
                if (trace["colorbar"]?["tickvals"] is JsonArray { Count: 3 } ticks)
                {
                    (ticks[0], ticks[2]) = (from, to);
                    JsonNode texts = trace["colorbar"]!["ticktext"]!;
                    (texts[0], texts[2]) = (Words.Number(from), Words.Number(to));
                }
            }
        }

        static void Share(JsonArray[] ranges)
        {
            if (ranges.Length < 2)
                return;
            double[] from = [.. ranges.Select(range => range[0]!.GetValue<double>())],
                to = [.. ranges.Select(range => range[1]!.GetValue<double>())];
            bool reversed = from[0] > to[0];
            foreach (JsonArray range in ranges)
            {
                range[0] = reversed ? from.Max() : from.Min();
                range[1] = reversed ? to.Min() : to.Max();
            }
        }
    }
}
