using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Notebooks;

/// <summary>
/// Formatters that a library brings by names alone, without a reference: an attribute class named
/// <c>TypeFormatterSourceAttribute</c> on the type names the source of its formatters. All of it may be internal.
/// </summary>
internal static class ConventionFormatters
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, Source?> s_sources = new();

    /// <summary>What the value's type prefers, or null when it has no formatters of its own.</summary>
    public static IReadOnlyList<string>? PreferredMimeTypes(object? value) => Find(value)?.MimeTypes;

    /// <summary>The value as its own formatter writes it, or null when none takes it.</summary>
    public static string? TryFormat(object? value, string mimeType)
    {
        foreach (Formatter formatter in Find(value)?.Formatters ?? [])
        {
            if (formatter.MimeType != mimeType || formatter.Type?.IsInstanceOfType(value) == false)
                continue;
            using StringWriter writer = new() { NewLine = "\n" };
            if (formatter.Format(value!, writer))
                return writer.ToString();
        }
        return null;
    }

    private static Source? Find(object? value) => value is null ? null : s_sources.GetOrAdd(value.GetType(), Read);

    private static Source? Read(Type type)
    {
        Attribute[] attributes = [.. type.GetCustomAttributes(inherit: true).OfType<Attribute>()
            .Where(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute")];
        List<Formatter> formatters = [];
        List<string> mimeTypes = [];
        foreach (Attribute attribute in attributes)
        {
            if (Property(attribute, "FormatterSourceType") is not Type sourceType)
                continue;
            object source = Activator.CreateInstance(sourceType, nonPublic: true)
                ?? throw new InvalidOperationException($"{sourceType} could not be made; it needs a constructor without "
                    + $"parameters.");
            MethodInfo create = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes)
                ?? throw new InvalidOperationException($"{sourceType} needs a public method CreateTypeFormatters() to format "
                    + $"{type}.");
            foreach (object? item in (IEnumerable)create.Invoke(source, null)!)
                formatters.Add(Formatter.FromObject(item));
            mimeTypes.AddRange(Property(attribute, "PreferredMimeTypes") as string[] ?? []);
        }
        if (formatters.Count == 0)
            return null;
        return new Source(formatters, mimeTypes.Count > 0 ? [.. mimeTypes.Distinct()] : ["text/html"]);
    }

    private static object? Property(object target, string name) =>
        target.GetType().GetProperty(name, AnyInstance)?.GetValue(target);

    private sealed record Source(IReadOnlyList<Formatter> Formatters, IReadOnlyList<string> MimeTypes);

    private sealed record Formatter(string MimeType, Type? Type, Func<object, TextWriter, bool> Format)
    {
        public static Formatter FromObject(object formatter)
        {
            MethodInfo[] methods = [.. formatter.GetType().GetMethods().Where(method => method.Name == "Format")];
            if (methods is not [var format] || Property(formatter, "MimeType") is not string mimeType)
            {
                throw new InvalidOperationException(
                    $"{formatter.GetType()} needs a property string MimeType and exactly one public method bool Format(object, "
                        + $"TextWriter).");
            }
            return new Formatter(mimeType, Property(formatter, "Type") as Type, (value, writer) =>
            {
                try
                {
                    return (bool)format.Invoke(formatter, [value, writer])!;
                }
                catch (TargetInvocationException error) when (error.InnerException is { } inner)
                {
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
                    throw;
                }
            });
        }
    }
}
