namespace Notebooks;

/// <summary>
/// A file that is not a notebook this library can read: one line that names the file, the place, and what to do.
/// </summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Makes the error for one place of one file.</summary>
    /// <param name="file">The file's name, or null when the text came from elsewhere.</param>
    /// <param name="line">The line, from 1, or null when the whole file is meant.</param>
    /// <param name="column">The column, from 1, or null when the whole line is meant.</param>
    /// <param name="what">What is wrong and what to do.</param>
    /// <param name="inner">The error below, if any.</param>
    public NotebookFormatException(string? file, int? line, int? column, string what, Exception? inner = null)
        : base(Describe(file, line, column, what), inner) => (File, Line, Column) = (file, line, column);

    /// <summary>The file's name, or null when the text came from elsewhere.</summary>
    public string? File { get; }

    /// <summary>The line, from 1, or null when the whole file is meant.</summary>
    public int? Line { get; }

    /// <summary>The column, from 1, or null when the whole line is meant.</summary>
    public int? Column { get; }

    private static string Describe(string? file, int? line, int? column, string what)
    {
        string atLine = line is null ? "" : $", line {line}";
        string atColumn = column is null ? "" : $", column {column}";
        return $"{file ?? "notebook"}{atLine}{atColumn}: {what}".ReplaceLineEndings(" ");
    }
}
