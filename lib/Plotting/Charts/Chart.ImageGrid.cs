using System.Globalization;
using NeuralNet;

namespace Plotting;

public static partial class Chart
{
    private const int MostNamedCaptions = 30;

    /// <summary>
    /// Grey pictures with captions, in rows: 0 is paper, 255 is ink, each pixel exact. Drawn without any script.
    /// </summary>
    /// <param name="title">What the pictures are; may be empty.</param>
    /// <param name="images">The pictures, each row by row from the top.</param>
    /// <param name="captions">What stands below each picture, or null for nothing.</param>
    /// <param name="columns">The most pictures in a row; a narrow page shows fewer.</param>
    /// <param name="width">Pixels in a row of each picture.</param>
    /// <param name="size">The width of each picture on the page, in CSS pixels, best a multiple of <paramref
    /// name="width"/>.</param>
    /// <exception cref="ArgumentException">There is no picture, one is not a full rectangle, or captions are too few or
    /// many.</exception>
    public static Figure ImageGrid(string title, IReadOnlyList<byte[]> images, IReadOnlyList<string>? captions = null,
        int columns = 10,
        int width = 28, int size = 56)
    {
        CheckImages(images.Count, captions, columns, width, images.Select(image => image.Length));
        var pictures = images.Select(image =>
            PngFile.Gray(width, [.. image.Select(ink => (byte)(255 - ink))]));
        return Images(title, [.. pictures], captions, columns, size, limit: null, ["mean ink (0 to 255)"],
            i => [Words.Cell(images[i].Average(ink => (double)ink))]);
    }

    /// <summary>
    /// Signed pictures, such as the weights of one neuron each: blue below 0, the page's colour at 0, vermilion above.
    /// </summary>
    /// <param name="title">What the pictures are; may be empty.</param>
    /// <param name="images">The pictures, each row by row from the top.</param>
    /// <param name="captions">What stands below each picture, or null for nothing.</param>
    /// <param name="columns">The most pictures in a row; a narrow page shows fewer.</param>
    /// <param name="width">Pixels in a row of each picture.</param>
    /// <param name="size">The width of each picture on the page, in CSS pixels, best a multiple of <paramref
    /// name="width"/>.</param>
    /// <param name="limit">The magnitude of the strongest colour, the same for all pictures, or null for the largest one
    /// found.</param>
    /// <exception cref="ArgumentException">There is no picture, one is not a full rectangle, or captions are too few or
    /// many.</exception>
    public static Figure SignedImageGrid(string title, IReadOnlyList<double[]> images, IReadOnlyList<string>? captions = null,
        int columns = 8, int width = 28, int size = 84, double? limit = null)
    {
        CheckImages(images.Count, captions, columns, width, images.Select(image => image.Length));
        double most = limit ?? images.SelectMany(image => image).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        if (most <= 0)
            most = 1;
        // The magnitude is the opacity: nothing is the page itself, light or dark.
        var pictures = images.Select(image => PngFile.Color(width, [.. image.SelectMany(value =>
        {
            (int red, int green, int blue) = ColorScale.Parse(value < 0 ? Palette.Negative : Palette.Positive);
            double strength = double.IsNaN(value) ? 0 : Math.Min(1, Math.Abs(value) / most);
            return new[] { (byte)red, (byte)green, (byte)blue, (byte)Math.Round(255 * strength) };
        })]));
        return Images(title, [.. pictures], captions, columns, size, most, ["least", "mean", "greatest"],
            i => [Words.Cell(images[i].Min()), Words.Cell(images[i].Average()), Words.Cell(images[i].Max())]);
    }

    // Pictures without captions are told apart in the table by the measures.
    private static Figure Images(string title, byte[][] files, IReadOnlyList<string>? captions, int columns, int size,
        double? limit, string[] measures, Func<int, string[]> measure)
    {
        string[] texts = [.. files.Select((_, i) => captions?[i] ?? "")];
        string named = captions is null ? "" : files.Length <= MostNamedCaptions
            ? ": " + string.Join("; ", texts)
            : ": " + string.Join("; ", texts.Take(MostNamedCaptions)) + "; and so on";
        string alt = Words.Count(files.Length, "picture") + named +
            (limit is { } most ? $". Blue is negative, vermilion positive, up to ±{Words.Number(most)}." : ".");
        var table = FigureTable.Of(["picture", .. captions is null ? measures : ["caption"]], files.Length,
            i => [(i + 1).ToString(CultureInfo.InvariantCulture), .. captions is null ? measure(i) : [texts[i]]]);
        return new Figure(title, alt, table, new Panel
        {
            Images = new ImageSet([.. files.Select((file, i) => new Picture(PngFile.DataAddress(file), texts[i]))], columns, size)
            {
                Limit = limit,
            },
            MaximumWidth = columns * (size + 10),
        });
    }

    private static void CheckImages(int count, IReadOnlyList<string>? captions, int columns, int width, IEnumerable<int> lengths)
    {
        if (count == 0)
            throw new ArgumentException("Chart.ImageGrid: there are no pictures.");
        if (columns < 1 || width < 1)
            throw new ArgumentException(
                $"Chart.ImageGrid: {columns} columns of pictures {width} pixels wide; both must be 1 or more.");
        if (captions is not null && captions.Count != count)
            throw new ArgumentException(
                $"Chart.ImageGrid: {captions.Count} captions for {count} pictures; give one for each, or none.");
        foreach (int length in lengths)
        {
            if (length == 0 || length % width != 0)
                throw new ArgumentException(
                    $"Chart.ImageGrid: a picture of {length} pixels has no full rows of {width}; say its width.");
        }
    }
}
