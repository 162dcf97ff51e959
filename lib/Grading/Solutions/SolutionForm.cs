using System.Text.Json.Nodes;

namespace Grading;

/// <summary>What can be wrong with the form of a solution notebook: markers, ids, points.</summary>
internal static class SolutionForm
{
    public static IEnumerable<NotebookProblem> Problems(SolutionNotebook solution) =>
        Markers(solution).Concat(Heads(solution)).Concat(Tasks(solution)).Concat(Pairs(solution)).Concat(Points(solution));

    private static IEnumerable<NotebookProblem> Markers(SolutionNotebook solution)
    {
        foreach (var cell in solution.Cells)
        {
            foreach (var (line, what) in cell.Text.Problems)
                yield return solution.Problem(cell, line, what);
            var (hasSolution, hasStub) =
                (cell.Text.Parts.Contains(MarkedPart.Solution), cell.Text.Parts.Contains(MarkedPart.Stub));
            var name = cell.Task ?? cell.Written;
            if (name is not null && !hasSolution && cell.Text.Problems.IsEmpty)
                yield return solution.Problem(cell, 1, $"'{name}' has no answer between BEGIN SOLUTION and END SOLUTION");
            if (!hasStub && (hasSolution || name is not null) && cell.Text.Problems.IsEmpty)
            {
                yield return solution.Problem(cell, 1, (name is null ? "a solution" : $"'{name}'")
                    + " has no stub: put what students see instead between BEGIN STUB and END STUB");
            }
            if (hasStub && !hasSolution && name is null && cell.Text.Problems.IsEmpty)
                yield return solution.Problem(cell, 1, "a stub without a solution");
        }
    }

    private static IEnumerable<NotebookProblem> Heads(SolutionNotebook solution)
    {
        foreach (var cell in solution.Cells)
        {
            foreach (var line in cell.Text.Lines.Where(line => CellHeads.IsMeant(line.Text)))
            {
                var isHead = line.Number == 1 && (cell.Task ?? cell.Check ?? cell.Written) is not null;
                if (!isHead)
                {
                    yield return solution.Problem(cell, line.Number,
                        $"'{line.Text.Trim()}' is the first line of no cell: it is written exactly "
                        + "'// Task: ID (2 points)', '// Check: ID' or '<!-- Written: ID (1 point) -->' and stands first");
                }
            }
        }
    }

    private static IEnumerable<NotebookProblem> Tasks(SolutionNotebook solution)
    {
        if (solution.Exercise is not { } exercise)
        {
            yield return new NotebookProblem(solution.File, null, null,
                $"Checks.Exercise.All has no exercise '{solution.Name}': write lib/Checks/Exercises and register it there");
            yield break;
        }
        foreach (var cell in solution.Tasks)
        {
            if (exercise.Tasks.FirstOrDefault(task => task.Id == cell.Task) is not { } task)
                yield return solution.Problem(cell, 1, $"'{cell.Task}' is no task of the exercise in lib/Checks, which has "
                    + string.Join(", ", exercise.Tasks.Select(each => each.Id)));
            else if (task.Points != cell.Points)
                yield return solution.Problem(cell, 1,
                    $"'{cell.Task}' promises {cell.Points} points and its check gives {task.Points}");
        }
        foreach (var task in exercise.Tasks.Where(task => solution.Tasks.All(cell => cell.Task != task.Id)))
            yield return new NotebookProblem(solution.File, null, null,
                $"the task '{task.Id}' of lib/Checks has no cell '// Task: {task.Id} (…)'");
    }

    private static IEnumerable<NotebookProblem> Pairs(SolutionNotebook solution)
    {
        foreach (var (kind, id) in new (string, Func<SolutionCell, string?>)[]
            { ("task", cell => cell.Task), ("check", cell => cell.Check), ("written part", cell => cell.Written) })
        {
            foreach (var again in solution.Cells.Where(cell => id(cell) is not null).GroupBy(id)
                .SelectMany(group => group.Skip(1)))
                yield return solution.Problem(again, 1, $"the {kind} '{id(again)}' is there twice: an id is used once");
        }
        foreach (var cell in solution.Tasks)
        {
            var check = solution.Cells.FirstOrDefault(each => each.Check == cell.Task);
            if (check is null)
                yield return solution.Problem(cell, 1,
                    $"the task '{cell.Task}' has no check: a cell that begins '// Check: {cell.Task}'");
            else if (check.Number < cell.Number)
                yield return solution.Problem(check, 1, $"the check of '{cell.Task}' stands before its task");
        }
        foreach (var check in solution.Cells.Where(cell => cell.Check is not null
            && solution.Tasks.All(task => task.Task != cell.Check)))
            yield return solution.Problem(check, 1,
                $"the check '{check.Check}' has no task: a cell that begins '// Task: {check.Check} (…)'");
    }

    private static IEnumerable<NotebookProblem> Points(SolutionNotebook solution)
    {
        foreach (var (key, cells) in new[] { ("points", solution.Tasks), ("writtenPoints", solution.WrittenParts) })
        {
            var sum = cells.Sum(cell => cell.Points);
            var declared = solution.Course[key] is JsonValue value && value.TryGetValue(out int points) ? points : (int?)null;
            if (declared != sum && !(declared is null && sum == 0))
            {
                yield return new NotebookProblem(solution.File, null, null,
                    $"the cells add up to {sum} and the first block says \"{key}\": {declared?.ToString() ?? "nothing"}");
            }
        }
    }
}
