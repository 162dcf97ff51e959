// The shape of .NET Interactive's type, under its name, as PORTABILITY describes it: the library knows it by reflection only.
namespace Microsoft.DotNet.Interactive;

public sealed class KernelInvocationContext(List<object> updates)
{
    private static readonly AsyncLocal<KernelInvocationContext?> _current = new();

    public static KernelInvocationContext? Current => _current.Value;

    public List<object> Shown { get; } = [];

    public static void Set(KernelInvocationContext? context) => _current.Value = context;

    public DisplayedValue Display(object value, params string[] mimeTypes)
    {
        Assert.Empty(mimeTypes);
        Shown.Add(value);
        return new DisplayedValue(updates);
    }
}

public sealed class DisplayedValue(List<object> updates)
{
    public void Update(object updatedValue) => updates.Add(updatedValue);
}
