using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNet.Tests;

/// <summary>What another program computed: a file in oracles/, written by the script of the same name beside it.</summary>
internal static class OracleFile
{
    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(TestFiles.Oracles, file)))!;

    public static double[] Doubles(JsonNode node) => [.. ((JsonArray)node).Select(value => (double)value!)];

    public static Matrix MatrixOf(JsonNode node) => Matrix.FromRows([.. ((JsonArray)node).Select(row => Doubles(row!))]);

    public static void RequireClose(Matrix expected, Matrix actual, double tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.InRange(expected.MaxDifference(actual), 0, tolerance);
    }

    /// <summary>Runs a script anew where its Python module is there, else skips; and holds its answer against the file.</summary>
    public static void RequireUpToDate(string script, string file, string module, double tolerance)
    {
        var python = new[] { "/usr/bin/python3", "python3", "python" }
            .FirstOrDefault(python => TestFiles.Run(python, ["-c", $"import {module}"]).ExitCode == 0);
        if (python is null)
        {
            Assert.Skip($"No python3 with {module} found: the committed {file} is used, but was not made anew.");
            return;
        }
        TestFiles.InTemporaryFolder(folder =>
        {
            var (exitCode, output) = TestFiles.Run(python, [Path.Combine(TestFiles.Oracles, script), folder]);
            Assert.True(exitCode == 0, output);
            RequireSame(Read(file), JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!, file, tolerance);
        });
    }

    private static void RequireSame(JsonNode expected, JsonNode actual, string path, double tolerance)
    {
        if (expected is JsonArray array)
        {
            Assert.Equal(array.Count, ((JsonArray)actual).Count);
            for (var i = 0; i < array.Count; i++)
                RequireSame(array[i]!, actual[i]!, $"{path}[{i}]", tolerance);
        }
        else if (expected is JsonObject record)
        {
            Assert.Equal(record.Select(property => property.Key), ((JsonObject)actual).Select(property => property.Key));
            foreach (var (name, value) in record)
                RequireSame(value!, actual[name]!, $"{path}.{name}", tolerance);
        }
        else if (expected.GetValueKind() == JsonValueKind.Number)
        {
            var (one, other) = ((double)expected, (double)actual);
            Assert.True(Math.Abs(one - other) <= tolerance * Math.Max(1, Math.Abs(one)), $"{path}: {one} and {other}");
        }
        else
        {
            Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
        }
    }
}
