namespace Notebooks.Tests;

public sealed class CodeCompletenessTests
{
    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("var x = 1;", "complete")]
    [InlineData("for (int i = 0; i < 3; i++) {", "incomplete")]
    [InlineData("/* a comment", "incomplete")]
    [InlineData("var x = ;", "invalid")]
    [InlineData("#!time\n1", "complete")]
    public void Code_is_complete_incomplete_or_invalid(string code, string expected) =>
        Assert.Equal(expected, CodeCompleteness.Of(code));
}
