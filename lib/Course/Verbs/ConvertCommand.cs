using System.CommandLine;
using Notebooks;

namespace Course;

/// <summary><c>./course convert IN OUT</c>: between .dib and .ipynb.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("in") { Description = "A .dib or .ipynb file." };
        var target = new Argument<string>("out") { Description = "The file to write; its ending says the format." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var command = new Command("convert", "Convert a notebook between .dib and .ipynb.") { source, target, force };
        command.SetAction(parsed =>
        {
            var (from, to) = (parsed.GetValue(source)!, parsed.GetValue(target)!);
            if (Path.GetExtension(to) is not (".dib" or ".ipynb"))
            {
                throw new CourseException($"{to} is neither .dib nor .ipynb: let its name end with one of them.");
            }

            if (File.Exists(to) && !parsed.GetValue(force))
            {
                throw new CourseException($"{to} is there already: give another name, or --force to replace it.");
            }

            var lesson = Lesson.Read(from);
            NotebookFile.Write(to, lesson.Notebook);
            var lost = Path.GetExtension(to) == ".dib" && lesson.Notebook.Cells.Any(cell => cell.Outputs.Length > 0);
            Terminal.Line($"{to}: {lesson.Notebook.Cells.Length} cells{(lost ? "; a .dib file holds no outputs, so they were left out" : "")}.");
            return ExitCode.Done;
        });
        return command;
    }
}
