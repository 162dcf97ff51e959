using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Notebooks;

namespace Course;

/// <summary>Something outside the repository that the course needs or is tested with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NeededFor">What does not work without it.</param>
/// <param name="Remedy">How a person gets it.</param>
/// <param name="DebianPackages">The Debian packages that bring it; empty when none does.</param>
/// <param name="Program">The program that shows that it is there.</param>
/// <param name="Arguments">The arguments with which that program prints its version and ends with exit code 0.</param>
/// <param name="OnlyForTests">Whether only <c>./course test</c> uses it.</param>
public sealed partial record Requirement(
    string Name,
    string NeededFor,
    string Remedy,
    ImmutableArray<string> DebianPackages,
    string Program,
    ImmutableArray<string> Arguments,
    bool OnlyForTests)
{
    /// <summary>Debian's interpreter: another python3 on the PATH does not see Debian's packages.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>All of them.</summary>
    public static ImmutableArray<Requirement> All { get; } =
    [
        new(".NET SDK", "everything", "install .NET 10 from https://dotnet.microsoft.com/download", [], "dotnet", ["--version"], false),
        new("Node.js", "the site's formulas and charts", "install Node.js 20 or newer from https://nodejs.org", [], "node", ["--version"], false),
        new("npm", "the site's formulas and charts, fetching MNIST", "it comes with Node.js: https://nodejs.org", [], "npm", ["--version"], false),
        new("Chromium", "tests of the site in a browser, './course run --images'", "install Chromium", ["chromium"], "/usr/bin/chromium", ["--version"], true),
        new("NumPy", "tests and benchmarks beside NumPy", "install NumPy for /usr/bin/python3", ["python3-numpy"], Python, ["-c", "import numpy; print(numpy.__version__)"], true),
        new("nbformat", "tests of .ipynb files by Jupyter's own validator", "install nbformat for /usr/bin/python3", ["python3-nbformat"], Python, ["-c", "import nbformat; print(nbformat.__version__)"], true),
        new("Jupyter Notebook 6", "tests of charts in Jupyter Notebook", "install Debian's jupyter-notebook", ["jupyter-notebook"], "/usr/bin/jupyter-notebook", ["--version"], true),
        new("protoc", "tests of TensorBoard files by Protocol Buffers' own decoder", "install Debian's protobuf-compiler", ["protobuf-compiler"], "protoc", ["--version"], true),
    ];

    /// <summary>Its version, or null when it is not there.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<string?> FindVersionAsync(CancellationToken cancellationToken) =>
        await ExternalTool.RunAsync(Program, Arguments, cancellationToken: cancellationToken) is { ExitCode: 0 } result
            ? VersionNumber().Match(result.Output).Value
            : null;

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex VersionNumber();
}
