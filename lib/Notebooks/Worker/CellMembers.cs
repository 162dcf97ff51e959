namespace Notebooks;

/// <summary>What every cell can call by its bare name, as on .NET Interactive.</summary>
public static class CellMembers
{
    /// <summary>Displays a value now.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those of the value's type.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> shows another value in the same place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>HTML to be displayed as it is.</summary>
    /// <param name="content">The markup; nothing in it is escaped.</param>
    public static HtmlContent HTML(string content) => new(content);

    /// <summary>Adds a style sheet to the page.</summary>
    /// <param name="content">The style sheet.</param>
    public static void CSS(string content) => DisplayedValue.Show(new HtmlContent($"<style>{content}</style>"));

    /// <summary>Runs a script in the page.</summary>
    /// <param name="scriptContent">The script.</param>
    public static void Javascript(string scriptContent) =>
        DisplayedValue.Show(new HtmlContent($"<script type=\"text/javascript\">{scriptContent}</script>"));

    /// <summary>Asks the reader of the notebook.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="inputName">Not used; there because .NET Interactive has it.</param>
    /// <exception cref="InvalidOperationException">The notebook runs without a reader.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string inputName = "") =>
        CellContext.Require().AskAsync(prompt, isPassword: false);

    /// <summary>Asks the reader of the notebook for something that must not be shown while it is typed.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="inputName">Not used; there because .NET Interactive has it.</param>
    /// <exception cref="InvalidOperationException">The notebook runs without a reader.</exception>
    public static Task<string> GetPasswordAsync(string prompt = "", string inputName = "") =>
        CellContext.Require().AskAsync(prompt, isPassword: true);
}
