using Spectre.Console;

namespace Course;

/// <summary>What the verbs write to: progress for a person at a terminal, plain lines for everyone else.</summary>
internal static class Terminal
{
    /// <summary>Whether somebody watches standard output, so that progress bars make sense.</summary>
    public static bool IsInteractive => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>One line to standard error.</summary>
    public static void Error(string line)
    {
        var text = line.ReplaceLineEndings(" ").Trim();
        if (!Console.IsErrorRedirected)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            console.Write(new Text("error ", new Style(Color.Red)));
            Console.Error.WriteLine(text);
            return;
        }

        Console.Error.WriteLine($"error: {text}");
    }

    /// <summary>One line of notice to standard error: worth knowing, nothing failed.</summary>
    public static void Notice(string line) => Console.Error.WriteLine(line.ReplaceLineEndings(" ").Trim());

    /// <summary>One line to standard output.</summary>
    public static void Line(string line = "") => Console.Out.WriteLine(line);

    /// <summary>Draws for whoever reads standard output: with colours and as wide as a terminal, or plain and unbroken in a file.</summary>
    public static void Write(Spectre.Console.Rendering.IRenderable drawing)
    {
        if (!Console.IsOutputRedirected)
        {
            AnsiConsole.Write(drawing);
            return;
        }

        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        plain.Profile.Width = 160;
        plain.Write(drawing);
    }

    /// <summary>A progress display with the columns that all verbs share.</summary>
    public static Progress Progress() => AnsiConsole.Progress()
        .AutoClear(true)
        .HideCompleted(false)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { CompletedStyle = new Style(Color.SteelBlue1), Width = 30 },
            new PercentageColumn(),
            new ElapsedTimeColumn(),
            new SpinnerColumn(Spinner.Known.Dots));
}
