using Site;

namespace Course;

/// <summary>What the site is built with: npm's packages below lib/Site, installed when they are missing.</summary>
internal static class SiteTools
{
    /// <summary>The file of plotly.js, once <see cref="EnsureAsync"/> has installed it.</summary>
    public static string Plotly => Repository.Path("lib", "Site", "node_modules", "plotly.js-dist-min", "plotly.min.js");

    /// <summary>Installs what is missing and returns the options with which a site is built.</summary>
    /// <exception cref="CourseException">Node.js or npm is missing, or a package could not be had.</exception>
    public static async Task<SiteOptions> EnsureAsync(CancellationToken cancellationToken)
    {
        var folder = Repository.Path("lib", "Site");
        try
        {
            if (!NpmPackages.IsInstalled(folder))
            {
                Terminal.Notice("Fetching KaTeX and plotly.js with npm (once) …");
                await NpmPackages.EnsureAsync(folder, cancellationToken);
            }
        }
        catch (SiteException problem)
        {
            throw new CourseException(problem.Message);
        }

        return new SiteOptions(folder)
        {
            References = [.. Directory.GetFiles(Repository.Path("lib", "bin"), "*.dll").Order(StringComparer.Ordinal)],
            Usings = ["NeuralNet", "Plotting"],
            CallerFiles = ["*.ipynb", "*.json"],
        };
    }
}
