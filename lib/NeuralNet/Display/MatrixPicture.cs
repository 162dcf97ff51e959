namespace NeuralNet;

/// <summary>
/// A matrix as a heat map: vermilion for positive elements, blue for negative ones, stronger the farther from zero, and purple
/// for what is no number. Zero is transparent, so that the picture suits a light page and a dark one.
/// </summary>
internal static class MatrixPicture
{
    private const int MaxPoints = 256;
    private const int LongSide = 384;
    private const int ShortestSide = 12;
    private const int MaxElementSize = 16;
    private const byte NotANumber = 0;
    private const byte Zero = 128;

    /// <summary>The picture with a scale of its colours, as HTML.</summary>
    public static string ToHtml(Matrix matrix)
    {
        int rowStep = StepFor(matrix.Rows), columnStep = StepFor(matrix.Columns);
        var points = Means(matrix, rowStep, columnStep);
        var limit = Limit(points);
        var png = PngFile.Numbered(points.Columns, Indices(points, limit), Colors());
        var note = rowStep * columnStep == 1 ? "" : $"; each point is the mean of {rowStep}×{columnStep} elements";
        var text = $"Matrix {matrix.Shape}: least {Text.Number(matrix.Min())}, mean {Text.Number(matrix.Mean())}, "
            + $"greatest {Text.Number(matrix.Max())}{note}";
        var (width, height) = ScreenSize(matrix);
        return $"""
            <figure class="nn-matrix-picture" style="margin:0"><figcaption>{text}</figcaption>
            <img alt="Heat map. {text}." src="{PngFile.DataAddress(png)}" style="display:block;
            width:{width}px;height:{height}px;max-width:100%;image-rendering:pixelated;border:1px solid rgba(128,128,128,.5)">
            <div style="display:flex;gap:.5em;align-items:center"><span>{Text.Number(-limit)}</span>
            <span style="width:8em;height:.8em;background:linear-gradient(to right,#0072b2,transparent,#d55e00)"></span>
            <span>{Text.Number(limit)}</span></div></figure>
            """;
    }

    private static int StepFor(int length) => (length + MaxPoints - 1) / MaxPoints;

    /// <summary>In the matrix's own proportions, as far as the short side can still be seen.</summary>
    private static (int Width, int Height) ScreenSize(Matrix matrix)
    {
        var scale = Math.Min((double)LongSide / Math.Max(matrix.Rows, matrix.Columns), MaxElementSize);
        if (scale > 1)
            scale = Math.Floor(scale);
        return (Side(matrix.Columns), Side(matrix.Rows));

        int Side(int length) => Math.Max((int)Math.Round(length * scale), ShortestSide);
    }

    private static Matrix Means(Matrix matrix, int rowStep, int columnStep)
    {
        if (rowStep * columnStep == 1)
            return matrix;
        return Matrix.Create(Parts(matrix.Rows, rowStep), Parts(matrix.Columns, columnStep), (i, j) =>
        {
            int endRow = Math.Min((i + 1) * rowStep, matrix.Rows), endColumn = Math.Min((j + 1) * columnStep, matrix.Columns);
            var sum = 0.0;
            for (var row = i * rowStep; row < endRow; row++)
                for (var column = j * columnStep; column < endColumn; column++)
                    sum += matrix[row, column];
            return sum / ((endRow - i * rowStep) * (endColumn - j * columnStep));
        });

        static int Parts(int length, int step) => (length + step - 1) / step;
    }

    private static double Limit(Matrix points)
    {
        var limit = 0.0;
        foreach (var value in points.Values)
        {
            if (double.IsFinite(value))
                limit = Math.Max(limit, Math.Abs(value));
        }
        return limit;
    }

    private static byte[] Indices(Matrix points, double limit)
    {
        var indices = new byte[points.Count];
        for (var i = 0; i < indices.Length; i++)
        {
            var value = points.Values[i];
            indices[i] = double.IsNaN(value) ? NotANumber
                : value == 0 ? Zero
                : (byte)(Zero + Math.Round(127 * Math.Clamp(value / limit, -1, 1)));
        }
        return indices;
    }

    /// <summary>Index 128 is zero, 255 the greatest, 1 the least, 0 what is no number.</summary>
    private static (byte Red, byte Green, byte Blue, byte Alpha)[] Colors()
    {
        var colors = new (byte, byte, byte, byte)[256];
        colors[NotANumber] = (196, 100, 154, 255);
        for (var i = 1; i < 256; i++)
        {
            var alpha = (byte)Math.Round(255 * Math.Abs(i - Zero) / 127.0);
            colors[i] = i < Zero ? ((byte)0, (byte)114, (byte)178, alpha) : ((byte)213, (byte)94, (byte)0, alpha);
        }
        return colors;
    }
}
