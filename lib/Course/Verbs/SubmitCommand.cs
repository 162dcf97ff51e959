using System.CommandLine;
using System.Globalization;
using Grading;
using Notebooks;

namespace Course;

/// <summary><c>./course submit [--out FILE]</c>: packs a student's work into one file.</summary>
internal static class SubmitCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--out")
        {
            Description = "The file to write; work/submission-DATE-TIME.zip when left out.", HelpName = "FILE",
        };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var command = new Command("submit", "Pack the exercises that you filled in into one file to hand in.") { output, force };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(output), parsed.GetValue(force), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? output, bool force, CancellationToken cancellationToken)
    {
        var time = DateTimeOffset.UtcNow;
        var path = Path.GetFullPath(output
            ?? Repository.Path("work", $"submission-{time.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip"));
        var isThere = File.Exists(path);
        if (isThere && !force)
        {
            throw new CourseException($"{Repository.Show(path)} is there already: give another name, or --force to replace it.");
        }

        if (Directory.Exists(path))
        {
            throw new CourseException($"{Repository.Show(path)} is a folder: name a file in it.");
        }

        var files = await StudentFiles.FindAsync(Repository.Root, Terminal.Notice, cancellationToken);
        if (files.IsEmpty)
        {
            throw new CourseException(
                "There is nothing to submit: no exercise in work/ or exercises/ differs from what was handed out.",
                    ExitCode.WorkFailed);
        }

        if (files.Sum(file => (long)file.Content.Length) > Submission.LargestContent)
        {
            var largest = files.MaxBy(file => file.Content.Length)!;
            throw new CourseException($"The notebooks have more than {Submission.LargestContent / 1_000_000} MB together, "
                + $"{largest.Path} most of it: clear its outputs and save it again.", ExitCode.WorkFailed);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, new Submission(await VersionAsync(cancellationToken), time, files).Pack());
        foreach (var file in files)
        {
            Terminal.Line($"{file.Path}: exercise {file.Exercise}, {file.Content.Length:N0} "
                + $"bytes{(file.Counts ? "" : ", does not count")}.");
        }

        var count = files.Length == 1 ? "1 notebook" : $"{files.Length} notebooks";
        Terminal.Line($"{(isThere ? "Replaced" : "Wrote")} {Repository.Show(path)} with {count}. Hand in this one file.");
        return ExitCode.Done;
    }

    /// <summary>The commit that the course is at; without git, a hash of what its exercises say.</summary>
    private static async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var commit = await ExternalTool.RunAsync("git", ["rev-parse", "--verify", "HEAD"], Repository.Root,
            cancellationToken: cancellationToken);
        if (commit is { ExitCode: 0 } && commit.Output.Trim() is { Length: > 0 } hash)
        {
            return "git " + hash;
        }

        var exercises = new CourseExercises(Repository.Root);
        var texts = new List<Cell>();
        foreach (var name in exercises.Names)
        {
            texts.AddRange((await exercises.FindAsync(name, cancellationToken))?.Notebook.Cells ?? []);
        }

        return "exercises " + StudentNotebook.Fingerprint(texts);
    }
}
