using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>
/// The precomputed states of a figure under one or more sliders. The states are all combinations of the sliders' values, the last
/// slider running fastest.
/// </summary>
internal sealed record Steps(ImmutableArray<StepControl> Controls, ImmutableArray<Figure> Figures)
{
    /// <summary>Whether there is a play button.</summary>
    public bool Plays { get; init; }

    /// <summary>Milliseconds from one step to the next while it plays.</summary>
    public int Interval { get; init; } = 400;

    /// <summary>The states of one panel as plotly.js frames that hold only what differs from the figure shown first.</summary>
    public JsonArray FramesOf(int panel)
    {
        int start = 0;
        foreach (StepControl control in Controls)
            start = start * control.Labels.Length + control.Start;
        Panel shown = Figures[start].Panels[panel];
        // Each property of the first state as text, once: there may be hundreds of frames to compare with it.
        var shownTraces = shown.Data.Select(trace => Texts(trace!.AsObject())).ToArray();
        var shownLayout = Texts(shown.Layout);
        var frames = new JsonArray();
        for (int i = 0; i < Figures.Length; i++)
        {
            Panel other = Figures[i].Panels[panel];
            var frame = new JsonObject { ["name"] = NameOf(i) };
            if (other.Images is not null)
                frame["images"] = other.Images.ToJson();
            else if (other.Svg is not null)
                frame["svg"] = other.Svg;
            else
            {
                frame["data"] = new JsonArray([.. other.Data.Select((trace, t) => Difference(shownTraces[t],
                    trace!.AsObject()))]);
                JsonObject layout = Difference(shownLayout, other.Layout);
                if (layout.Count > 0)
                    frame["layout"] = layout;
            }
            if (other.Title != shown.Title)
                frame["title"] = other.Title ?? "";
            frames.Add(frame);
        }
        return frames;
    }

    /// <summary>The sliders and what each state says, for the page.</summary>
    public JsonObject ToPage() => new()
    {
        ["controls"] = new JsonArray([.. Controls.Select(control => new JsonObject
        {
            ["label"] = control.Label,
            ["values"] = Json.Texts(control.Labels),
            ["start"] = control.Start,
        })]),
        ["titles"] = Json.Texts(Figures.Select(figure => figure.Title)),
        ["alts"] = Json.Texts(Figures.Select(figure => figure.AltText)),
        ["play"] = Plays,
        ["interval"] = Interval,
    };

    /// <summary>The label of a state: the values of all sliders.</summary>
    public string NameOf(int index)
    {
        var parts = new string[Controls.Length];
        for (int c = Controls.Length - 1; c >= 0; c--)
        {
            parts[c] = $"{Controls[c].Label} {Controls[c].Labels[index % Controls[c].Labels.Length]}";
            index /= Controls[c].Labels.Length;
        }
        return string.Join(", ", parts);
    }

    private static Dictionary<string, string> Texts(JsonObject item) =>
        item.ToDictionary(entry => entry.Key, entry => entry.Value?.ToJsonString() ?? "null");

    private static JsonObject Difference(Dictionary<string, string> from, JsonObject to)
    {
        var result = new JsonObject();
        foreach ((string key, JsonNode? value) in to)
        {
            if (!from.TryGetValue(key, out string? text) || text != (value?.ToJsonString() ?? "null"))
                result[key] = value?.DeepClone();
        }
        foreach (string key in from.Keys.Where(key => !to.ContainsKey(key)))
            result[key] = null;
        return result;
    }
}

/// <summary>One slider: its label, the text of each of its values, and where it stands first.</summary>
internal sealed record StepControl(string Label, ImmutableArray<string> Labels, int Start);
