using Checks;
using Notebooks;

namespace Grading.Tests;

/// <summary>The course's files, and notebooks made for a test.</summary>
internal static class Support
{
    public static string Root { get; } = FindRoot();

    public static CourseExercises Exercises { get; } = new(Root);

    /// <summary>A task whose check lies where checks lie.</summary>
    public static ExerciseTask Naive => SoftmaxExercise.Naive;

    /// <summary>An exercise with that one task.</summary>
    public static Exercise One { get; } = new("99-one", "One", [Naive]);

    public static string FolderOfNotebooks => Path.Combine(Root, "exercises");

    public static string Head => $"// Task: {Naive.Id} ({Naive.Points} {(Naive.Points == 1 ? "point" : "points")})";

    public static string TaskCell { get; } = $$"""
        {{Head}}
        double[] {{Naive.Function}}(double[] scores)
        {
            // BEGIN SOLUTION
            var sum = scores.Sum(score => Math.Exp(score));
            return scores.Select(score => Math.Exp(score) / sum).ToArray();
            // END SOLUTION
            // BEGIN STUB
            // throw new NotImplementedException();
            // END STUB
        }
        """;

    public static string CheckCell { get; } = $"// Check: {Naive.Id}\nSoftmaxExercise.Naive.Check({Naive.Function})";

    public static string WrittenCell { get; } = """
        <!-- Written: one-expected (1 point) -->
        ### Expected
        <!-- BEGIN SOLUTION -->
        The largest score gets the largest share.
        <!-- END SOLUTION -->
        <!-- BEGIN STUB -->
        *Write before you run the cell: what do you expect, and why?*
        <!-- END STUB -->
        """;

    /// <summary>A solution notebook that is well, unless the test says otherwise.</summary>
    public static string Dib(string? task = null, string? check = null, string? written = null, string? more = null, string? meta = null) => $$"""
        #!meta

        {"course":{"title":"One","exercise":"99",{{meta ?? $"\"points\":{Naive.Points},\"writtenPoints\":1"}} } }

        #!markdown

        # Exercise 99: One

        #!csharp

        #!import ../lib/course.csx

        #!csharp

        {{task ?? TaskCell}}

        #!csharp

        {{check ?? CheckCell}}

        #!markdown

        {{written ?? WrittenCell}}

        {{more}}
        """.ReplaceLineEndings("\n");

    public static SolutionNotebook Read(string dib, Exercise? exercise = null) =>
        SolutionNotebook.Read(dib, Path.Combine(Root, "solutions", "99-one.dib"), [exercise ?? One]);

    public static Cell Code(string source, string id = "") => new() { Kind = CellKind.Code, Source = source, Id = id };

    public static Cell Prose(string source, string id = "") =>
        new() { Kind = CellKind.Markdown, Source = source, Language = "markdown", Id = id };

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Course.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Course.slnx lies in no folder above the tests.");
        return folder.FullName;
    }
}
