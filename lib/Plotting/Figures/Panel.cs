using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>One drawing area of a figure: plotly.js data and layout, a grid of pictures, or a drawing.</summary>
internal sealed record Panel
{
    /// <summary>plotly.js traces. Never changed once a figure holds them.</summary>
    public JsonArray Data { get; init; } = [];

    /// <summary>The plotly.js layout, without what depends on page, theme and width: the runtime adds those.</summary>
    public JsonObject Layout { get; init; } = [];

    /// <summary>A heading for this panel where a figure has several, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Height in CSS pixels, unless <see cref="Aspect"/> is given.</summary>
    public int Height { get; init; } = 360;

    /// <summary>Height over width of the area between the axes, or null for a fixed height.</summary>
    public double? Aspect { get; init; }

    /// <summary>The widest the panel becomes, in CSS pixels.</summary>
    public int MaximumWidth { get; init; } = 760;

    /// <summary>Pictures instead of a plot, or null.</summary>
    public ImageSet? Images { get; init; }

    /// <summary>A drawing instead of a plot, or null: an svg element in the light palette's colours.</summary>
    public string? Svg { get; init; }

    /// <summary>Whether this is a bar chart, which may lie on its side where it is narrow.</summary>
    public bool HasBars { get; init; }

    /// <summary>What the page's runtime reads.</summary>
    public JsonObject ToPage(JsonArray? frames)
    {
        var page = new JsonObject { ["maxWidth"] = MaximumWidth };
        if (Title is not null)
            page["title"] = Title;
        if (Images is not null)
            page["images"] = Images.ToJson();
        else if (Svg is not null)
            page["svg"] = true;
        else
        {
            page["data"] = Data.DeepClone();
            page["layout"] = Layout.DeepClone();
            page["height"] = Height;
            if (Aspect is { } aspect)
                page["aspect"] = Json.Round(aspect);
            if (HasBars)
                page["bars"] = true;
        }
        if (frames is not null)
            page["frames"] = frames;
        return page;
    }

    /// <summary>What plotly.js itself reads.</summary>
    public JsonObject ToPlotly(JsonArray? frames)
    {
        var plotly = new JsonObject { ["data"] = Data.DeepClone(), ["layout"] = Layout.DeepClone() };
        if (Images is not null)
            plotly["images"] = Images.ToJson();
        if (Svg is not null)
            plotly["svg"] = Svg;
        if (frames is not null)
            plotly["frames"] = frames;
        return plotly;
    }
}

/// <summary>Pictures with captions, in rows.</summary>
/// <param name="Pictures">The pictures as data addresses, row by row.</param>
/// <param name="Columns">The most pictures in a row.</param>
/// <param name="Size">The width of one picture, in CSS pixels.</param>
internal sealed record ImageSet(ImmutableArray<Picture> Pictures, int Columns, int Size)
{
    /// <summary>The magnitude that the strongest colour of signed pictures stands for, or null for grey pictures.</summary>
    public double? Limit { get; init; }

    public JsonArray ToJson() =>
        new([.. Pictures.Select(picture => new JsonObject { ["src"] = picture.Source, ["caption"] = picture.Caption })]);
}

/// <summary>One picture and what stands below it.</summary>
internal sealed record Picture(string Source, string Caption);
