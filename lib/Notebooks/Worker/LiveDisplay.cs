namespace Notebooks;

/// <summary>
/// What a library finds by name, without a reference, to show something that changes while a cell runs:
/// <c>Type.GetType("Notebooks.LiveDisplay, Notebooks")</c>, its public static method <c>Show(object)</c>, and on what that
/// returns the
/// public method <c>Update(object)</c>. On .NET Interactive the same is
/// <c>Microsoft.DotNet.Interactive.KernelInvocationContext.Current.Display(value, mimeTypes)</c> and its <c>Update</c>.
/// </summary>
public static class LiveDisplay
{
    /// <summary>Whether a cell is running, so that <see cref="Show"/> works.</summary>
    public static bool IsAvailable => CellContext.Current is not null;

    /// <summary>Displays a value that can be updated in place.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The handle to update it.</returns>
    /// <exception cref="InvalidOperationException">No kernel is running in this process.</exception>
    public static DisplayedValue Show(object? value) => DisplayedValue.Show(value);

    /// <summary>Removes the outputs of the running cell.</summary>
    /// <param name="wait">Whether to wait with that for the next output, so that nothing flickers.</param>
    public static void Clear(bool wait) =>
        CellContext.Require().Queue.Send(new System.Text.Json.Nodes.JsonObject { ["type"] = "clear", ["wait"] = wait });
}
