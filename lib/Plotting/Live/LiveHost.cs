using System.Reflection;

namespace Plotting;

/// <summary>
/// A place on the page whose content can be replaced. The library references no kernel: it looks for one that is loaded, by name.
/// </summary>
internal sealed class LiveHost(Func<object, object?> display)
{
    private object? _displayed;
    private MethodInfo? _update;

    /// <summary>The kernel this runs in, or null when there is none that can replace an output.</summary>
    public static LiveHost? Find()
    {
        // .NET Interactive: x.Display() returns an object whose Update shows a second output; the context's own Display does not.
        // The context belongs to the running cell, so it is asked for now and kept for other threads.
        if (Loaded("Microsoft.DotNet.Interactive.KernelInvocationContext") is { } contextType
            && contextType.GetProperty("Current", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is { } context
            && contextType.GetMethod("Display", [typeof(object), typeof(string[])]) is { } displayValue)
        {
            return new LiveHost(value => displayValue.Invoke(context, [value, Array.Empty<string>()]));
        }
        if (Loaded("Notebooks.LiveDisplay")?.GetMethod("Show", BindingFlags.Public | BindingFlags.Static,
            [typeof(object)]) is { } show)
            return new LiveHost(value => show.Invoke(null, [value]));
        return null;
    }

    /// <summary>Shows a value, in the place of the one before.</summary>
    public void Show(object value)
    {
        if (_displayed is null)
        {
            _displayed = display(value);
            _update = _displayed?.GetType().GetMethod("Update", [typeof(object)]);
        }
        else
            _update?.Invoke(_displayed, [value]);
    }

    private static Type? Loaded(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(name,
            throwOnError: false)).FirstOrDefault(type => type is not null);
}
