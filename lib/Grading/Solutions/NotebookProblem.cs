namespace Grading;

/// <summary>Something that the author of a solution notebook must mend.</summary>
/// <param name="File">The notebook's file.</param>
/// <param name="Cell">The cell's number among all cells, from 1, or null when the whole notebook is meant.</param>
/// <param name="Line">The line of the file, from 1, or null when the whole notebook is meant.</param>
/// <param name="What">What is wrong, and what to do.</param>
public sealed record NotebookProblem(string File, int? Cell, int? Line, string What)
{
    /// <summary>The problem in one line: file, cell, line, what.</summary>
    public override string ToString() =>
        $"{File}{(Cell is null ? "" : $", cell {Cell}")}{(Line is null ? "" : $", line {Line}")}: {What}".ReplaceLineEndings(" ");
}
