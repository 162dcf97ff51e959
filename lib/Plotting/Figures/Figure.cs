using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NeuralNet;

namespace Plotting;

/// <summary>
/// A chart: one or more panels of plotly.js data and layout, what they show in words, and their numbers as a table.
/// A notebook shows it by <c>figure.Display()</c> or as the last expression of a cell. Made by <see cref="Chart"/>.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Figure
{
    internal Figure(string title, string altText, FigureTable table, params ImmutableArray<Panel> panels) =>
        (Title, AltText, Table, Panels) = (title, altText, table, panels);

    /// <summary>What the chart is about, shown above it. May be empty.</summary>
    public string Title { get; init; }

    /// <summary>What the chart shows, in a sentence or two, written from its data.</summary>
    public string AltText { get; init; }

    /// <summary>The numbers behind the picture.</summary>
    public FigureTable Table { get; init; }

    /// <summary>What is drawn, from left to right.</summary>
    internal ImmutableArray<Panel> Panels { get; init; }

    /// <summary>The most panels in a row of a grid with common axes; 0 where each panel has axes of its own.</summary>
    internal int Columns { get; init; }

    /// <summary>What the common axes of all panels are, or nothing.</summary>
    internal string AxesText { get; init; } = "";

    /// <summary>The sliders and their steps, or null for a picture that stands still.</summary>
    internal Steps? Steps { get; init; }

    /// <summary>Under which a later version takes over the graph on the page; null for a figure shown once.</summary>
    internal string? LiveKey { get; init; }

    /// <summary>The same figure under another title.</summary>
    /// <param name="title">The new title.</param>
    public Figure WithTitle(string title) => this with { Title = title };

    /// <summary>The same figure with words that say better what matters in it than those written from its data.</summary>
    /// <param name="altText">One or two sentences.</param>
    public Figure WithAltText(string altText) => this with { AltText = altText };

    /// <summary>The same figure with another height. Figures with a fixed aspect ratio keep that instead.</summary>
    /// <param name="pixels">The height of each panel, in CSS pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The height is below 80.</exception>
    public Figure WithHeight(int pixels)
    {
        if (pixels < 80)
            throw new ArgumentOutOfRangeException(
                nameof(pixels), $"WithHeight: {pixels} pixels leave no room for axes; take 80 or more.");
        return this with { Panels = [.. Panels.Select(panel => panel with { Height = pixels })] };
    }

    /// <summary>The figure as HTML that draws itself wherever it is opened, with a readable fallback where it cannot.</summary>
    public string ToHtml() => FigureHtml.Write(this);

    /// <summary>
    /// The figure as plotly.js JSON: an object with <c>data</c>, <c>layout</c> and, under a slider, <c>frames</c>;
    /// a list of such objects when the figure has several panels.
    /// </summary>
    public string ToJson()
    {
        JsonNode[] panels = [.. Panels.Select((panel, i) => panel.ToPlotly(Steps?.FramesOf(i)))];
        return panels.Length == 1 ? panels[0].ToJsonString() : new JsonArray(panels).ToJsonString();
    }

    /// <summary>Title and alt text.</summary>
    public override string ToString() => Title.Length == 0 ? AltText : $"{Title}\n{AltText}";
}
