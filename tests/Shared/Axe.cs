using Site;

namespace SharedTests;

/// <summary>axe-core's rules for what shuts people out, run in a page.</summary>
public static class Axe
{
    /// <summary>Nothing that axe-core calls serious or critical; skips the test where it cannot be installed.</summary>
    public static async Task NothingSeriousAsync(WatchedPage page)
    {
        await page.Page.EvaluateAsync(await File.ReadAllTextAsync(await TestPackages.FileAsync("axe-core/axe.min.js")));
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
              return violations.filter(rule => rule.impact === "serious" || rule.impact === "critical").flatMap(rule =>
                rule.nodes.map(node => `${rule.id} (${rule.impact}): ${node.html.slice(0, 160)}\n${node.failureSummary}`));
            }
            """));
    }
}

/// <summary>The npm packages that only tests use: tests/Site.Tests/package.json.</summary>
public static class TestPackages
{
    private static readonly string Folder = Path.Combine(FindRoot(), "tests", "Site.Tests");

    /// <summary>A file of one of the packages, installed when missing; skips the test, visibly, where it cannot be.</summary>
    /// <param name="path">The path below node_modules.</param>
    public static async Task<string> FileAsync(string path)
    {
        try
        {
            await NpmPackages.EnsureAsync(Folder, TestContext.Current.CancellationToken);
        }
        catch (SiteException problem)
        {
            Assert.Skip(problem.Message);
        }
        return Path.Combine(Folder, "node_modules", path);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Course.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Course.slnx is not above the tests.");
    }
}
