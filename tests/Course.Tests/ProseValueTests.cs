using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Tests;

/// <summary>Numbers in prose against values of the notebook.</summary>
public class ProseValueTests
{
    private static ProseValue Single(string prose) => Assert.Single(ProseValue.In(new Notebook
    {
        Cells = ImmutableArray.Create(new Cell { Kind = CellKind.Markdown, Source = prose }),
    }));

    [Theory]
    [InlineData("It reaches 97.9 %<!-- =accuracy:P1 --> in the end.", 0.9791)]
    [InlineData("It reaches **97.9 %**<!-- =accuracy:P1 -->.", 0.9791)]
    [InlineData("The bias is \u22121.50<!-- =bias:F2 -->.", -1.5)]
    [InlineData("All of its 60,000<!-- =count:N0 --> pictures", 60000)]
    [InlineData("It takes 12<!-- =seconds:F0 ±60% --> seconds.", 9.1)]
    [InlineData("It takes 12 seconds<!-- =seconds:F0 ±60% -->.", 18.0)]
    public void A_number_that_is_the_value_agrees(string prose, double value) =>
        Assert.Null(Single(prose).Disagreement(JsonValue.Create(value)));

    [Theory]
    [InlineData("It reaches 97.8 %<!-- =accuracy:P1 -->.", 0.9791)]
    [InlineData("It reaches 197.9 %<!-- =accuracy:P1 -->.", 0.9791)]
    [InlineData("It reaches 1.5<!-- =x:F0 -->.", 5)]
    [InlineData("The bias is 1.50<!-- =bias:F2 -->.", -1.5)]
    [InlineData("It takes 12<!-- =seconds:F0 ±60% --> seconds.", 31)]
    [InlineData("It takes long<!-- =seconds:F0 ±60% -->.", 31)]
    public void A_number_that_is_not_the_value_disagrees(string prose, double value) =>
        Assert.NotNull(Single(prose).Disagreement(JsonValue.Create(value)));

    [Fact]
    public void A_disagreement_names_the_sentence_and_the_value()
    {
        var prose = "First a sentence with 3.5 in it. The test accuracy is 97.9 %<!-- =testAccuracy:P1 -->, which is good.";
        var message = Single(prose).Disagreement(JsonValue.Create(0.9812));
        Assert.Equal("\"The test accuracy is 97.9 %\" should end with 98.1 % ('testAccuracy').", message);
    }

    [Fact]
    public void A_name_that_the_notebook_lacks_is_named() =>
        Assert.Contains("'lost'", Single("It is 1<!-- =lost:F0 -->.").Disagreement(null), StringComparison.Ordinal);
}
