namespace Notebooks;

/// <summary>A value that is displayed, and the place where another can be shown instead.</summary>
public sealed class DisplayedValue
{
    private readonly string _displayId;
    private readonly string[] _mimeTypes;

    private DisplayedValue(string displayId, string[] mimeTypes) => (_displayId, _mimeTypes) = (displayId, mimeTypes);

    /// <summary>Shows another value in the same place, even after its cell has ended.</summary>
    /// <param name="updatedValue">The value.</param>
    public void Update(object? updatedValue) =>
        CellContext.Require().Queue.Update(ValueFormatter.Format(updatedValue, _mimeTypes, out _), _displayId);

    internal static DisplayedValue Show(object? value, params string[] mimeTypes) =>
        new(CellContext.Require().Display(value, mimeTypes), mimeTypes);

    internal static DisplayedValue ShowText(string content, string mimeType)
    {
        CellContext.Require().DisplayText(mimeType, content, out string displayId);
        return new DisplayedValue(displayId, [mimeType]);
    }
}

/// <summary>HTML that is displayed as it is.</summary>
/// <param name="Content">The markup.</param>
public sealed record HtmlContent(string Content)
{
    /// <inheritdoc/>
    public override string ToString() => Content;
}
