using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Notebooks;

/// <summary>How deep and how much of a value is written.</summary>
internal sealed class FormatBudget
{
    public const int MaximumDepth = 6;
    public const int MaximumItems = 20;

    private int _left = 4_000;

    /// <summary>Whether another value may be opened: 20 items six levels deep would be 64 million.</summary>
    public bool Take() => --_left >= 0;
}

/// <summary>The items of a sequence that are shown, and a word on how many more there are.</summary>
internal sealed record ShownItems(IReadOnlyList<object?> Shown, string? More)
{
    public static ShownItems Of(IEnumerable items)
    {
        List<object?> shown = [];
        // Only this enumerator of a dictionary gives entries of one type for all dictionaries.
        IEnumerator enumerator = items is IDictionary dictionary ? dictionary.GetEnumerator() : items.GetEnumerator();
        try
        {
            while (shown.Count < FormatBudget.MaximumItems && enumerator.MoveNext())
                shown.Add(enumerator.Current);
            // A sequence that computes its items may have no end: its rest is not counted.
            if (ValueShape.CountOf(items) is { } count)
                return new ShownItems(shown, count > shown.Count
                    ? $"… ({(count - shown.Count).ToString("N0", CultureInfo.InvariantCulture)} more)" : null);
            return new ShownItems(shown, shown.Count == FormatBudget.MaximumItems && enumerator.MoveNext() ? "… (more)" : null);
        }
        finally
        {
            (enumerator as IDisposable)?.Dispose();
        }
    }
}

/// <summary>A public property or field, and how to read it; reading one that throws gives what it threw.</summary>
internal sealed record ShownMember(string Name, Func<object, object?> Get)
{
    public object? Read(object target)
    {
        try
        {
            return Get(target);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            return new HtmlFreeText($"<{inner.GetType().Name}: {inner.Message}>");
        }
    }
}

/// <summary>Text that stands for a value that could not be read.</summary>
internal sealed record HtmlFreeText(string Text)
{
    public override string ToString() => Text;
}

/// <summary>What a value consists of.</summary>
internal static class ValueShape
{
    private static readonly ConcurrentDictionary<Type, bool> s_ownText = new();
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ShownMember>> s_members = new();

    /// <summary>The text of a value that has no parts to show, or null.</summary>
    public static string? TextOf(object? value) => value switch
    {
        null => "<null>",
        string text => text,
        HtmlContent html => html.Content,
        HtmlFreeText free => free.Text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        Type type => NameOf(type),
        Exception error => string.Join('\n', ErrorReport.FromException(error).Traceback),
        ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => PlainText.Of(tuple[i]))) + ")",
        Delegate code => NameOf(code.GetType()),
        _ => s_ownText.GetOrAdd(value.GetType(), HasOwnText) ? value.ToString() ?? "" : null,
    };

    /// <summary>A type's name as C# writes it.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (type.Name.Contains("AnonymousType", StringComparison.Ordinal))
            return "(anonymous)";
        if (!type.IsGenericType)
            return type.Name;
        return type.Name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(NameOf)) + ">";
    }

    /// <summary>The public properties and fields of a value; of a task what came of it.</summary>
    public static IReadOnlyList<ShownMember> Members(object value) => value is Task task
        ? TaskMembers(task) : s_members.GetOrAdd(value.GetType(), FindMembers);

    /// <summary>How many items a sequence has, where it knows.</summary>
    public static int? CountOf(IEnumerable items) => items switch
    {
        ICollection collection => collection.Count,
        RowsOf rows => rows.Grid.GetLength(0),
        _ => items.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)
                || type.GetGenericTypeDefinition() == typeof(ICollection<>)))
            ?.GetProperty("Count")?.GetValue(items) as int?,
    };

    /// <summary>The rows of a two-dimensional array.</summary>
    public static IEnumerable Rows(Array grid) => new RowsOf(grid);

    private static bool HasOwnText(Type type)
    {
        // A record's text is its members, which the formatter shows better.
        bool isRecord = type.GetMethod("<Clone>$") is not null
            || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
        Type? declaring = type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType;
        return !isRecord && declaring != typeof(object) && declaring != typeof(ValueType)
            && !type.Name.Contains("AnonymousType", StringComparison.Ordinal) && !typeof(Task).IsAssignableFrom(type);
    }

    private static IReadOnlyList<ShownMember> FindMembers(Type type)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public;
        IEnumerable<ShownMember> properties = type.GetProperties(all)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                && IsShown(property.PropertyType))
            .Select(property => new ShownMember(property.Name, target => property.GetValue(target)));
        IEnumerable<ShownMember> fields = type.GetFields(all).Where(field => IsShown(field.FieldType))
            .Select(field => new ShownMember(field.Name, field.GetValue));
        return [.. properties.Concat(fields).DistinctBy(member => member.Name)];
    }

    private static bool IsShown(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef;

    private static List<ShownMember> TaskMembers(Task task)
    {
        List<ShownMember> members = [new ShownMember("Status", _ => task.Status.ToString())];
        if (task.IsFaulted)
            members.Add(new ShownMember("Exception", _ => task.Exception));
        else if (task.IsCompletedSuccessfully && task.GetType().GetProperty("Result") is { } result
            && result.PropertyType.Name != "VoidTaskResult")
            members.Add(new ShownMember("Result", result.GetValue));
        return members;
    }

    private sealed record RowsOf(Array Grid) : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            for (int row = 0; row < Grid.GetLength(0); row++)
            {
                int at = row;
                yield return Enumerable.Range(0, Grid.GetLength(1)).Select(column => Grid.GetValue(at, column)).ToArray();
            }
        }
    }
}
