using System.Collections.Immutable;
using Checks;
using Microsoft.CodeAnalysis;

namespace Grading;

/// <summary>Something that an answer may not use.</summary>
/// <param name="Name">A documentation name: a namespace, a type or a member, with all that lies within.</param>
/// <param name="Why">Why not, in a few words.</param>
internal sealed record ForbiddenRule(string Name, string Why)
{
    private const string Course = "Checks";
    private const string ByName = "it calls code by its name";
    private const string Outside = "an answer computes, and leaves the machine alone";

    /// <summary>What no answer may use, whatever the task.</summary>
    public static ImmutableArray<ForbiddenRule> ForEveryTask { get; } =
    [
        new("dynamic", ByName),
        new(Course, "an answer neither calls checks nor makes its own"),
        new("System.Reflection", ByName),
        new("System.Activator", ByName),
        new("System.AppDomain", ByName),
        new("System.Delegate.CreateDelegate", ByName),
        new("System.Delegate.DynamicInvoke", ByName),
        new("System.Linq.Expressions", ByName),
        new("System.Runtime.Loader", ByName),
        new("System.Runtime.CompilerServices.ModuleInitializerAttribute", "it runs code that nobody called"),
        new("System.Runtime.CompilerServices.Unsafe", "it goes around the type system"),
        new("System.Runtime.CompilerServices.UnsafeAccessorAttribute", ByName),
        new("System.Runtime.InteropServices", "it goes around the type system"),
        new("System.Type.GetType", ByName),
        new("System.Type.InvokeMember", ByName),
        new("System.Diagnostics.Process", Outside),
        new("System.Environment.Exit", Outside),
        new("System.Environment.FailFast", Outside),
        new("System.IO", Outside),
        new("System.Net", Outside),
    ];

    // They lie where the rules reach and do no harm: text in memory, and the name of a type in a message.
    private static readonly ImmutableArray<string> _harmless =
    [
        "System.IO.TextWriter", "System.IO.TextReader", "System.IO.StringWriter", "System.IO.StringReader",
            "System.IO.IOException",
        "System.Reflection.MemberInfo.Name",
    ];

    /// <summary>The rules of a task: its own, then those for every task.</summary>
    public static ImmutableArray<ForbiddenRule> Of(ExerciseTask task) =>
        [.. task.Forbidden.Select(name => new ForbiddenRule(name, "this task is to be done without it")), .. ForEveryTask];

    /// <summary>The rule that a symbol breaks, or null.</summary>
    public static ForbiddenRule? Broken(ImmutableArray<ForbiddenRule> rules, ISymbol symbol)
    {
        var name = NameOf(symbol);
        return name.Length == 0 || _harmless.Any(each => IsWithin(name, each))
            && !rules.Any(rule => _harmless.Contains(rule.Name))
            ? null
            : rules.FirstOrDefault(rule => IsWithin(name, rule.Name) && !(rule.Name == Course && IsGiven(symbol)));
    }

    /// <summary>The documentation name of what a symbol is at bottom: the definition of a generic, the method behind an
    /// extension.</summary>
    public static string NameOf(ISymbol symbol)
    {
        if (symbol is IDynamicTypeSymbol)
            return "dynamic";
        if (symbol is IMethodSymbol method)
            symbol = method.ReducedFrom ?? method;
        var id = symbol.OriginalDefinition.GetDocumentationCommentId();
        return id is [_, ':', ..] ? id[2..] : "";
    }

    /// <summary>
    /// Whether it is code that an exercise gives to its answers: a static method of lib/Checks whose name begins with Given, or
    /// the
    /// class before its name.
    /// </summary>
    private static bool IsGiven(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { IsStatic: true } method => method.Name.StartsWith("Given", StringComparison.Ordinal),
        INamedTypeSymbol { IsStatic: true } type => type.GetMembers().OfType<IMethodSymbol>().Any(IsGiven),
        _ => false,
    };

    private static bool IsWithin(string name, string outer) =>
        name.StartsWith(outer, StringComparison.Ordinal)
            && (name.Length == outer.Length || ".(`~{#".Contains(name[outer.Length]));
}
