using Notebooks;

// Cells find these without a using of their own, as on .NET Interactive: hence the namespace.
#pragma warning disable IDE0130
namespace System;
#pragma warning restore IDE0130

/// <summary>Displaying as methods of the values.</summary>
public static class DisplayExtensions
{
    /// <summary>Displays a value now.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those of the value's type.</param>
    /// <returns>A handle to update what is shown.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Displays text as content of a mime type: the text itself is the content.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">Such as <c>text/html</c>, <c>text/markdown</c>, <c>application/json</c>.</param>
    /// <returns>A handle to update what is shown.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => DisplayedValue.ShowText(value, mimeType);

    /// <summary>Displays a sequence as a table: a row for each item, a column for each property.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="source">The sequence; 20 items are shown.</param>
    /// <param name="mimeTypes">The representations wanted; none for HTML and text.</param>
    /// <returns>A handle to update what is shown.</returns>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> source, params string[] mimeTypes) =>
        DisplayedValue.Show(new TableOf(source), mimeTypes);
}
