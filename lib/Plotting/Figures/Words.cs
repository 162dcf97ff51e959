using System.Globalization;

namespace Plotting;

/// <summary>Numbers and findings in words, for alt texts and tables.</summary>
internal static class Words
{
    /// <summary>A number with three or four significant digits, as people write it.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
            return "undefined";
        if (double.IsInfinity(value))
            return value > 0 ? "infinite" : "minus infinite";
        double size = Math.Abs(value);
        if (size is 0 or >= 1e-3 and < 1e9)
        {
            int decimals = value == Math.Truncate(value) || size >= 1000
                ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(size)), 0, 6);
            return Signed(Math.Round(value, decimals).ToString("#,0.######", CultureInfo.InvariantCulture));
        }
        return Signed(value.ToString("0.##e0", CultureInfo.InvariantCulture));
    }

    /// <summary>Numbers that are compared with each other, all with the decimals that their spread asks for.</summary>
    public static Func<double, string> Alike(double lowest, double highest)
    {
        double spread = highest - lowest;
        if (!double.IsFinite(spread) || spread <= 0)
            return Number;
        double size = Math.Max(Math.Abs(lowest), Math.Abs(highest));
        if (size >= 1e6 || spread < 1e-4)
            return Number;
        int decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(spread)), 0, 6);
        // 2.30 to 0.31, not 2.300 to 0.310; but 0.9731 to 0.9789.
        if (spread >= 0.5 && decimals > 2)
            decimals = 2;
        string format = "#,0" + (decimals == 0 ? "" : "." + new string('0', decimals));
        return value => double.IsFinite(value) ? Formatted(value, format) : Number(value);
    }

    /// <summary>A number in a .NET format, with a true minus sign, and with none where only zeros are shown.</summary>
    public static string Formatted(double value, string format)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        bool isZero = double.IsFinite(value) && !text.Any(digit => digit is >= '1' and <= '9');
        return isZero ? text.TrimStart('-') : Signed(text);
    }

    /// <summary>A share as a percentage with one decimal.</summary>
    public static string Percent(double share) => Signed((share * 100).ToString("0.#", CultureInfo.InvariantCulture)) + " %";

    /// <summary>A count and its noun: "1 point", "12 points".</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A number as a table has it: six significant digits.</summary>
    public static string Cell(double value)
    {
        double rounded = Json.Round(value);
        if (!double.IsFinite(rounded))
            return Number(rounded);
        double size = Math.Abs(rounded);
        return Signed(rounded.ToString(size is 0 or >= 1e-4 and < 1e15 ? "0.##########"
            : "0.#####e0", CultureInfo.InvariantCulture));
    }

    /// <summary>The text with a capital at its front when it begins with a word; "f(z)" and "x₁" stay as they are.</summary>
    public static string Capital(string text) =>
        text.Length > 1 && char.IsLetter(text[1]) && text[1] < 'ʰ' ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    /// <summary>Several parts in a row: "a, b and c".</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1],
    };

    /// <summary>How values run: "falls from 2.30 to 0.31, lowest at epoch 7".</summary>
    /// <param name="x">Where the values lie.</param>
    /// <param name="y">The values.</param>
    /// <param name="place">What x counts: "epoch".</param>
    /// <param name="byFactors">Whether factors matter rather than differences, as on a logarithmic axis.</param>
    public static string Course(IReadOnlyList<double> x, IReadOnlyList<double> y, string place, bool byFactors = false)
    {
        int[] finite = [.. Enumerable.Range(0, y.Count).Where(i => double.IsFinite(y[i]))];
        if (finite.Length == 0)
            return "has no finite value";
        int lowest = finite.MinBy(i => y[i]), highest = finite.MaxBy(i => y[i]);
        int first = finite[0], last = finite[^1];
        double spread = y[highest] - y[lowest];
        Func<double, string> number = byFactors ? Number : Alike(y[lowest], y[highest]);
        string text;
        string trouble = FirstGap(x, y, place);
        if (finite.Length == 1)
            text = $"is {Number(y[first])} at {At(first)}";
        else if (spread == 0)
            text = $"stays at {Number(y[first])}";
        else if (y[last] < y[first] && y[highest] - y[first] <= 0.1 * spread)
            text = $"falls from {number(y[first])} to {number(y[last])}" + Extreme(lowest, "lowest");
        else if (y[last] > y[first] && y[first] - y[lowest] <= 0.1 * spread)
            text = $"rises from {number(y[first])} to {number(y[last])}" + Extreme(highest, "highest");
        else
            text = $"goes from {number(y[first])} to {number(y[last])}" + Extreme(lowest, "lowest", true)
                + Extreme(highest, "highest", true);
        return text + trouble;

        string At(int i) => $"{place} {Number(x[i])}";

        string Extreme(int i, string word, bool withValue = false)
        {
            if (i == last || i == first || y[i] == y[last])
                return "";
            return withValue || number(y[i]) != number(y[last]) ? $", {word} ({number(y[i])}) at {At(i)}"
                : $", {word} at {At(i)}";
        }
    }

    private static string FirstGap(IReadOnlyList<double> x, IReadOnlyList<double> y, string place)
    {
        for (int i = 0; i < y.Count; i++)
        {
            if (!double.IsFinite(y[i]))
                return $", not finite at {place} {Number(x[i])}" + (y.Skip(i).All(value => !double.IsFinite(value))
                    ? " and after" : "");
        }
        return "";
    }

    private static string Signed(string number) => number.StartsWith('-') ? "−" + number[1..] : number;
}
