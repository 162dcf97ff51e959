namespace Notebooks;

/// <summary>Runs the source of one cell: its directives and, between them, its code.</summary>
internal sealed class CellRunner(ScriptSession session, CellContext cell, CellThread thread)
{
    public CellOutcome Run(string code, string language)
    {
        string path = $"cell {cell.Number}";
        return RunCSharp(code, path);
    }

    private CellOutcome RunCSharp(string code, string path)
    {
        Submission submission;
        try
        {
            submission = session.Compile(code, path, thread.Token);
        }
        catch (CompilationException error)
        {
            return CellOutcome.Failed(ErrorReport.FromCompilation(error));
        }
        thread.RunControlled(async () =>
        {
            object? value = await session.Start(submission);
            if (submission.HasValue || value is not null)
                cell.Display(value, null, "result");
        });
        return CellOutcome.Ok;
    }
}
