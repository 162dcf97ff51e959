using System.Text.Json.Nodes;

namespace Plotting;

public static partial class Chart
{
    private const int MultipleHeight = 150;

    /// <summary>
    /// Small multiples: many small charts of one kind over the same axes, so that they are compared at a glance; what the axes
    /// are is said once. A narrow page shows fewer in a row.
    /// </summary>
    /// <example><code>
    /// Chart.Multiples("Loss by learning rate", rates.Select(rate => Chart.Lines($"η = {rate}", "epoch", "loss (nats)", …)))
    /// </code></example>
    /// <param name="title">What they show together; may be empty.</param>
    /// <param name="figures">The charts, each with a title of its own, none of them under a slider.</param>
    /// <param name="columns">The most in a row.</param>
    /// <param name="height">The height of each in CSS pixels; charts with a fixed aspect ratio keep that instead.</param>
    /// <exception cref="ArgumentException">There is no chart, or they differ in kind, traces or axes.</exception>
    public static Figure Multiples(string title, IEnumerable<Figure> figures, int columns = 4, int height = MultipleHeight)
    {
        Figure[] all = [.. figures];
        if (all.Length == 0 || columns < 1 || height < 80)
            throw new ArgumentException(
                $"Chart.Multiples: {Words.Count(all.Length, "chart")} in {Words.Count(columns, "column")} of {height} pixels; " +
                $"give one chart or more, a column or more, and 80 pixels or more.");
        for (int i = 0; i < all.Length; i++)
        {
            string? problem = all[i].Steps is not null ? "has a slider of its own; put one slider around the whole"
                : all[i].Panels.Length != 1 || all[i].Panels[0].Layout["xaxis"] is null
                    ? "is not one chart with two axes; use Chart.Beside"
                : AxesOf(all[i]) != AxesOf(all[0])
                    ? $"shows {AxesOf(all[i])}, the first {AxesOf(all[0])}; use Chart.Beside"
                : null;
            if (problem is not null)
                throw new ArgumentException($"Chart.Multiples: chart {i} ('{all[i].Title}') {problem}.");
        }
        Panel[] panels = [.. ShareRanges([.. all]).Select((figure, i) => Bare(figure.Panels[0]) with
        {
            Title = all[i].Title,
            Height = height,
        })];
        string alt = all.Length <= 6
            ? string.Join(" ", all.Select(figure => $"{figure.Title}: {figure.AltText}"))
            : $"{all.Length} charts over the same axes. {all[0].Title}: {all[0].AltText} {all[^1].Title}: {all[^1].AltText}";
        return new Figure(title, alt, Join(all), [.. panels])
        {
            Columns = columns,
            AxesText = AxesOf(all[0]) + ColorsOf(panels[0]),
        };
    }

    private static string AxesOf(Figure figure)
    {
        JsonObject layout = figure.Panels[0].Layout;
        JsonArray? upright = layout["yaxis"]!["range"] as JsonArray;
        bool downward = upright is not null && upright[0]!.GetValue<double>() > upright[1]!.GetValue<double>();
        return $"{(downward ? '↓' : '↑')} {TitleOf("yaxis")}   → {TitleOf("xaxis")}";

        string TitleOf(string axis) => System.Net.WebUtility.HtmlDecode(layout[axis]!["title"]!["text"]!.GetValue<string>());
    }

    private static string ColorsOf(Panel panel) =>
        panel.Data.OfType<JsonObject>().FirstOrDefault(trace => trace["zmin"] is not null
            && trace["colorbar"] is not null) is { } trace
            ? $"   colour: {trace["colorbar"]!["title"]!["text"]!.GetValue<string>()} from " +
                $"{Words.Number(trace["zmin"]!.GetValue<double>())} to {Words.Number(trace["zmax"]!.GetValue<double>())}"
            : "";

    // The common axes are named once, and their colours too: what is left of each chart is its marks and its ticks.
    private static Panel Bare(Panel panel)
    {
        JsonObject layout = panel.Layout.DeepClone().AsObject();
        JsonArray data = panel.Data.DeepClone().AsArray();
        foreach (string axis in new[] { "xaxis", "yaxis" })
        {
            layout[axis]!["title"] = new JsonObject { ["text"] = "" };
            if (layout[axis]!["nticks"] is not null)
                layout[axis]!["nticks"] = 4;
        }
        foreach (JsonObject trace in data.OfType<JsonObject>().Where(trace => trace["showscale"] is not null
            || trace["colorbar"] is not null))
            trace["showscale"] = false;
        return panel with { Data = data, Layout = layout };
    }
}
