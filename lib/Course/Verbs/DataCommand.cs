using System.CommandLine;
using System.Net;
using Spectre.Console;

namespace Course;

/// <summary><c>./course data [NAME]</c>: fetch and verify data sets.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "The data set; all of them when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("data", "Fetch data sets and verify them.") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var sets = parsed.GetValue(name) is { } chosen ? [DataSet.Find(chosen)] : DataSet.All;
            foreach (var set in sets)
            {
                await FetchAsync(set, cancellationToken);
                Terminal.Line($"{set.Name}: {set.Description}, verified in {Repository.Show(Repository.Path("data", set.Name))}.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Fetches what is missing of a data set, with a progress bar a file at a terminal.</summary>
    /// <exception cref="CourseException">It could not be fetched.</exception>
    public static async Task FetchAsync(DataSet set, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            Timeout = TimeSpan.FromMinutes(10),
        };
        var fetcher = new DataFetcher(Repository.Path("data", set.Name), http);
        if (fetcher.Missing(set).Count == 0)
        {
            return;
        }

        if (!Terminal.IsInteractive)
        {
            Terminal.Notice($"Fetching {set.Description} …");
            await fetcher.FetchAsync(set, null, cancellationToken);
            return;
        }

        await Terminal.Progress().StartAsync(async context =>
        {
            var bars = new Dictionary<string, ProgressTask>();
            var progress = new ImmediateProgress<DataProgress>(report =>
            {
                if (!bars.TryGetValue(report.File, out var bar))
                {
                    bars[report.File] = bar = context.AddTask(report.File);
                }

                bar.Description = $"{Markup.Escape(report.File)} [grey]{Markup.Escape(report.Doing)}[/]";
                bar.IsIndeterminate = report.Total is null;
                bar.MaxValue = report.Total ?? 1;
                bar.Value = report.Bytes;
            });
            await fetcher.FetchAsync(set, progress, cancellationToken);
        });
    }
}
