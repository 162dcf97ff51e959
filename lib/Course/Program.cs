using System.CommandLine;
using System.Text;

namespace Course;

/// <summary>The entry point: one verb a file in Verbs/, the exit codes, and errors in one line.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("Neural networks from scratch in C#: a notebook course that runs, checks and publishes itself.")
        {
            RunCommand.Create(),
            DataCommand.Create(),
            ConvertCommand.Create(),
            BenchCommand.Create(),
            BuildCommand.Create(),
            DoctorCommand.Create(),
            TestCommand.Create(),
        };
        root.Subcommands.ToList().ForEach(command => command.TreatUnmatchedTokensAsErrors = true);

        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Terminal.Error(error.Message);
            }

            Terminal.Error($"See './course {string.Join(' ', [.. parsed.CommandResult.Command == root ? [] : new[] { parsed.CommandResult.Command.Name }, "--help"])}'.");
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
}
