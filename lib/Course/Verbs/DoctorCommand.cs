using System.CommandLine;
using Spectre.Console;

namespace Course;

/// <summary><c>./course doctor</c>: what this machine has, what is missing, what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Show what this machine has, what is missing, and what to do.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var table = new Table { Border = TableBorder.Minimal }.AddColumns("", "what", "version", "needed for", "what to do");
            var complete = true;
            foreach (var requirement in Requirement.All)
            {
                var version = await requirement.FindVersionAsync(cancellationToken);
                complete &= version is not null || requirement.OnlyForTests;
                table.AddRow(
                    version is not null ? "[green]✓[/]" : requirement.OnlyForTests ? "[yellow]–[/]" : "[red]✗[/]",
                    Markup.Escape(requirement.Name),
                    Markup.Escape(version ?? "missing"),
                    Markup.Escape(requirement.NeededFor),
                    Markup.Escape(version is null ? requirement.Remedy : ""));
            }

            foreach (var set in DataSet.All)
            {
                using var http = new HttpClient();
                var missing = new DataFetcher(Repository.Path("data", set.Name), http).Missing(set).Count;
                table.AddRow(
                    missing == 0 ? "[green]✓[/]" : "[yellow]–[/]",
                    Markup.Escape($"data '{set.Name}'"),
                    missing == 0 ? "verified" : $"{missing} of {set.Files.Length} files missing",
                    Markup.Escape(missing == 0 ? set.Description : "lessons on all the data (a sample is used instead)"),
                    missing == 0 ? "" : $"./course data {set.Name}");
            }

            Terminal.Write(table);
            Terminal.Line($"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GB of memory, "
                + System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier);
            return complete ? ExitCode.Done : ExitCode.WrongCall;
        });
        return command;
    }
}
