using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace NeuralNet.Tests;

/// <summary>
/// The examples in the library's documentation are compiled as a notebook's cell would be, and run. A comment
/// <c>// prints X</c> behind a line says what that line writes, and every line written is so announced.
/// </summary>
public sealed partial class DocumentationTests
{
    private static readonly string _library = typeof(Matrix).Assembly.Location;

    private static readonly ScriptOptions _notebook = ScriptOptions.Default
        .WithReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(Console).Assembly, typeof(Matrix).Assembly)
        .WithImports(
            "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            "NeuralNet")
        .WithOptimizationLevel(Microsoft.CodeAnalysis.OptimizationLevel.Release);

    public static TheoryData<string> Examples() =>
        [.. Documentation().Where(member => member.Element("example") is not null).Select(Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_in_the_documentation_runs_and_prints_what_it_says(string member)
    {
        var code = Documentation().Single(element => Name(element) == member).Element("example")!.Element("code")!.Value;
        string[] announced = [.. Announcement().Matches(code).Select(match => match.Groups[1].Value.Trim())];
        var before = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            await CSharpScript.RunAsync(code, _notebook);
        }
        catch (CompilationErrorException error)
        {
            Assert.Fail($"{member}: {error.Message}\n{code}");
        }
        finally
        {
            Console.SetOut(before);
        }
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        Assert.Equal(announced, written.ToString().Split('\n', Tidy));
    }

    [Fact]
    public void Every_class_that_a_lesson_builds_with_has_an_example()
    {
        string[] names = [.. Documentation().Where(member => member.Element("example") is not null).Select(Name)];
        Type[] types =
        [
            typeof(Activation), typeof(Adam), typeof(BinaryCrossEntropy), typeof(Dropout), typeof(MeanSquaredError), typeof(Mlp),
            typeof(Regularizer), typeof(Schedule), typeof(Sgd), typeof(Softmax), typeof(SoftmaxCrossEntropy),
        ];
        Assert.All(types, type => Assert.Contains("T:" + type.FullName, names));
        Assert.Contains(names, name => name.StartsWith("M:NeuralNet.Trainer.Fit(", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_parameter_of_a_documented_method_is_documented_or_none_is()
    {
        // Where one parameter needs a word, a reader looks for the others too.
        Assert.All(Documentation().Where(member => Name(member).StartsWith("M:", StringComparison.Ordinal)), member =>
        {
            var documented = member.Elements("param").Count();
            if (documented > 0)
                Assert.Equal(ParameterCount(Name(member)), documented);
        });
    }

    private static IEnumerable<XElement> Documentation() =>
        XDocument.Load(Path.ChangeExtension(_library, ".xml")).Root!.Element("members")!.Elements("member")
            .Where(member => IsPublic(Name(member)));

    private static string Name(XElement member) => member.Attribute("name")!.Value;

    private static bool IsPublic(string name)
    {
        var type = name[2..].Split('(')[0];
        if (!name.StartsWith("T:", StringComparison.Ordinal))
            type = type[..type.LastIndexOf('.')];
        return typeof(Matrix).Assembly.GetType(type)?.IsPublic ?? false;
    }

    private static int ParameterCount(string name)
    {
        if (!name.Contains('('))
            return 0;
        // Commas between parameters, not those inside the braces of a generic or the brackets of an array.
        var depth = 0;
        return 1 + name[(name.IndexOf('(') + 1)..].Count(letter =>
        {
            depth += letter is '{' or '[' ? 1 : letter is '}' or ']' ? -1 : 0;
            return letter == ',' && depth == 0;
        });
    }

    [GeneratedRegex(@"// prints (.*)")]
    private static partial Regex Announcement();
}
