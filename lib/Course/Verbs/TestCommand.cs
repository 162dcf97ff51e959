using System.CommandLine;
using System.Globalization;
using System.Xml.Linq;
using Notebooks;

namespace Course;

/// <summary><c>./course test</c>: sets up what the tests need, builds them, runs them, and counts.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var fast = new Option<bool>("--fast") { Description = "Leave out the tests in a browser and on all of MNIST, and install nothing." };
        var command = new Command("test", "Run every test; the last line is 'N passed, N failed'.") { fast };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(fast), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool fast, CancellationToken cancellationToken)
    {
        if (!fast)
        {
            await SetUpAsync(cancellationToken);
        }

        Terminal.Line("Building the tests …");
        var build = await ExternalTool.RunAsync(
            "dotnet",
            ["build", Repository.Path("Course.slnx"), "-c", "Release", "--nologo", "-v", "quiet", "-nodeReuse:false"],
            Repository.Root,
            cancellationToken: cancellationToken);
        if (build is not { ExitCode: 0 })
        {
            Terminal.Line((build?.Output + build?.Error).Trim());
            throw new CourseException("The tests did not build: mend what is named above.", ExitCode.WorkFailed);
        }

        var total = new Counts(0, 0, 0);
        foreach (var project in Directory.GetDirectories(Repository.Path("tests"), "*.Tests").Order())
        {
            total += await RunProjectAsync(Path.GetFileName(project), fast, cancellationToken);
        }

        Terminal.Line();
        Terminal.Line($"{total.Passed} passed, {total.Failed} failed" + (total.Skipped > 0 ? $", {total.Skipped} skipped" : ""));
        return total.Failed == 0 && total.Passed > 0 ? ExitCode.Done : ExitCode.WorkFailed;
    }

    /// <summary>Brings npm's packages, Debian's packages and MNIST. What cannot be had is named; its tests skip themselves.</summary>
    private static async Task SetUpAsync(CancellationToken cancellationToken)
    {
        var missing = new List<Requirement>();
        foreach (var requirement in Requirement.All)
        {
            if (await requirement.FindVersionAsync(cancellationToken) is null)
            {
                missing.Add(requirement);
            }
        }

        var installable = missing.Where(requirement => requirement.DebianPackages.Length > 0).ToList();
        if (installable.Count > 0 && DebianPackages.MayInstall)
        {
            Terminal.Line($"Installing {string.Join(", ", installable.Select(requirement => requirement.Name))} …");
            var problem = await DebianPackages.InstallAsync([.. installable.SelectMany(each => each.DebianPackages).Distinct()], cancellationToken);
            if (problem is null)
            {
                installable.ForEach(requirement => missing.Remove(requirement));
            }
            else
            {
                Terminal.Line($"They could not be installed: {problem}");
            }
        }

        foreach (var requirement in missing)
        {
            Terminal.Line($"Missing: {requirement.Name}. Tests that need it are skipped ({requirement.NeededFor}). To have it, {requirement.Remedy}.");
        }

        try
        {
            await SiteTools.EnsureAsync(cancellationToken);
            foreach (var set in DataSet.All)
            {
                await DataCommand.FetchAsync(set, cancellationToken);
            }
        }
        catch (CourseException problem)
        {
            Terminal.Line($"{problem.Message} Tests that need it are skipped.");
        }
    }

    private static async Task<Counts> RunProjectAsync(string name, bool fast, CancellationToken cancellationToken)
    {
        var program = Repository.Path("tests", name, "bin", "Release", "net10.0", name + ".dll");
        var report = Path.Combine(Path.GetTempPath(), $"{name}-{Guid.NewGuid():N}.xml");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            var result = await ExternalTool.RunAsync(
                "dotnet",
                [program, "-xml", report, "-noColor", "-noLogo", .. fast ? ["-trait-", "Speed=Slow"] : Array.Empty<string>()],
                Repository.Root,
                cancellationToken: cancellationToken);
            if (!File.Exists(report))
            {
                Terminal.Line($"{name}: ended with exit code {result?.ExitCode} and no report.");
                Terminal.Line((result?.Output + result?.Error).Trim());
                return new Counts(0, 1, 0);
            }

            var assemblies = XDocument.Load(report).Root!.Elements("assembly").ToList();
            var counts = new Counts(Sum(assemblies, "passed"), Sum(assemblies, "failed") + Sum(assemblies, "errors"), Sum(assemblies, "skipped"));
            if (result!.ExitCode != 0 && counts.Failed == 0)
            {
                counts = counts with { Failed = 1 };
                Terminal.Line((result.Output + result.Error).Trim());
            }

            Terminal.Line(FormattableString.Invariant(
                $"{name}: {counts.Passed} passed, {counts.Failed} failed, {counts.Skipped} skipped in {clock.Elapsed.TotalSeconds:0.0} s."));
            Describe(assemblies);
            return counts;
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static int Sum(List<XElement> assemblies, string attribute) =>
        assemblies.Sum(assembly => int.Parse(assembly.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture));

    private static void Describe(List<XElement> assemblies)
    {
        foreach (var error in assemblies.Descendants("error"))
        {
            Terminal.Line($"  FAILED {error.Attribute("name")?.Value}: {error.Value.Trim()}");
        }

        foreach (var test in assemblies.Descendants("test"))
        {
            var name = test.Attribute("name")?.Value;
            if (test.Attribute("result")?.Value == "Fail")
            {
                Terminal.Line($"  FAILED {name}");
                Terminal.Line("    " + string.Join("\n    ", test.Element("failure")!.Value.Replace("\\\"", "\"").Trim().Split('\n')));
            }
            else if (test.Attribute("result")?.Value == "Skip")
            {
                Terminal.Line($"  skipped {name}: {test.Element("reason")?.Value.Trim()}");
            }
        }
    }

    private sealed record Counts(int Passed, int Failed, int Skipped)
    {
        public static Counts operator +(Counts left, Counts right) =>
            new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);
    }
}
