using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Text;

namespace Course;

/// <summary>The entry point: one verb a file in Verbs/, the exit codes, and errors in one line.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new Command("./course", "Neural networks from scratch in C#: a notebook course that runs, checks and publishes itself.")
        {
            new HelpOption(),
            new VersionOption(),
            RunCommand.Create(),
            CheckCommand.Create(),
            SubmitCommand.Create(),
            ExercisesCommand.Create(),
            DataCommand.Create(),
            ConvertCommand.Create(),
            RunsCommand.Create(),
            BenchCommand.Create(),
            BuildCommand.Create(),
            DoctorCommand.Create(),
            TestCommand.Create(),
        };

        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (WrongCall(parsed) is { } wrong)
        {
            var verb = parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ";
            Terminal.Error($"{wrong} See './course {verb}--help'.");
            return ExitCode.WrongCall;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CourseException problem)
        {
            Terminal.Error(problem.Message);
            return problem.ExitCode;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The disk is full, a folder may not be written: the message names the path, and nothing here can mend it.
            Terminal.Error($"{problem.Message} Make room or choose another place, and run the same command again.");
            return ExitCode.WrongCall;
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("Stopped.");
            return ExitCode.WorkFailed;
        }
    }
    /// <summary>What is wrong with the call, or null. An option that no verb knows would otherwise be taken for a path.</summary>
    private static string? WrongCall(ParseResult parsed)
    {
        if (parsed.Errors.Count > 0)
        {
            return string.Join(" ", parsed.Errors.Select(error => error.Message));
        }

        var unknown = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal) && !File.Exists(token.Value));
        return unknown is null ? null : $"There is no option '{unknown.Value}'.";
    }
}
