using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuralNet.Tests;

/// <summary>Trained networks saved and loaded, by another reader too.</summary>
public sealed class NetworkFileTests
{
    [Fact]
    public void A_network_read_back_is_the_same_to_the_last_bit() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "net.safetensors");
        foreach (var (hidden, output) in new[]
        {
            (Activation.ReLU, Activation.Identity), (Activation.Sigmoid, Activation.Tanh),
            (Activation.LeakyReLU(0.1 + 0.2), Activation.ELU(1 / 3.0)), (Activation.LeakyReLU(0), Activation.Step),
        })
        {
            var model = new Mlp([5, 7, 3], hidden, seed: 4, output: output);
            NetworkFile.Save(path, model, new Dictionary<string, string> { ["note"] = "ünï \"quoted\" 😀\n" });
            var read = NetworkFile.Load(path);
            Assert.Equal(model.ToString(), read.ToString());
            RequireSameBits(model.Parameters, read.Parameters);
            var x = Matrix.Normal(4, 5, 1, new RandomSource(1));
            Assert.Equal(model.Forward(x).Values.ToArray(), read.Forward(x).Values.ToArray());
            Assert.Equal("ünï \"quoted\" 😀\n", SafetensorsFile.Read(path).Metadata["note"]);
        }
        Assert.Equal(["net.safetensors"], Directory.GetFiles(folder).Select(Path.GetFileName));
    });

    [Fact]
    public void An_independent_reader_finds_the_same_names_shapes_metadata_and_bits()
    {
        if (TestFiles.PythonWith("numpy") is not { } python)
        {
            Assert.Skip("No python3 with NumPy found: the file was read by our own reader only.");
            return;
        }
        InFolder(folder =>
        {
            var path = Path.Combine(folder, "net.safetensors");
            var model = new Mlp([5, 7, 3], Activation.LeakyReLU(0.2), seed: 9);
            NetworkFile.Save(path, model, new Dictionary<string, string> { ["test accuracy"] = "97.5 %", ["name"] = "é😀" });
            var environment = new Dictionary<string, string> { ["PYTHONIOENCODING"] = "utf-8" };
            var (exitCode, output) = TestFiles.Run(
                python, [Path.Combine(TestFiles.Oracles, "safetensors_reader.py"), path], environment);
            Assert.True(exitCode == 0, output);
            var read = JsonNode.Parse(output)!;
            Assert.Equal(0, (int)read["headerLength"]! % 8);
            Assert.Equal(model.ParameterCount * 8, (int)read["dataLength"]!);
            var metadata = ((JsonObject)read["metadata"]!).ToDictionary(note => note.Key, note => (string)note.Value!);
            Assert.Equal(("mlp", "5,7,3", "LeakyReLU:0.2", "Identity", "97.5 %", "é😀"), (metadata["model"], metadata["sizes"],
                metadata["hidden"], metadata["output"], metadata["test accuracy"], metadata["name"]));
            var tensors = (JsonObject)read["tensors"]!;
            Assert.Equal(model.Parameters.Select(parameter => parameter.Name), tensors.Select(tensor => tensor.Key));
            foreach (var parameter in model.Parameters)
            {
                var tensor = tensors[parameter.Name]!;
                Assert.Equal(
                    [parameter.Value.Rows, parameter.Value.Columns], ((JsonArray)tensor["shape"]!).Select(size => (int)size!));
                Assert.Equal(SafetensorsTests.Bits(parameter.Value), ((JsonArray)tensor["bits"]!).Select(bits =>
                    ulong.Parse((string)bits!, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            }
        });
    }

    [Fact]
    public void A_file_that_does_not_fit_the_network_changes_nothing_in_it() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "net.safetensors");
        NetworkFile.SaveParameters(path, new XorNet(seed: 1).Parameters);
        var same = new XorNet(seed: 2);
        NetworkFile.LoadParameters(path, same.Parameters);
        RequireSameBits(new XorNet(seed: 1).Parameters, same.Parameters);

        var wider = new XorNet(hiddenSize: 3, seed: 2);
        Assert.Equal(
            $"NetworkFile: {path} holds W_h 2×2, b_h 2×1, W_o 1×2, b_o 1×1, "
            + "but the network has W_h 3×2, b_h 3×1, W_o 1×3, b_o 1×1; names and shapes must be the same.",
            Assert.Throws<InvalidDataException>(() => NetworkFile.LoadParameters(path, wider.Parameters)).Message);
        RequireSameBits(new XorNet(hiddenSize: 3, seed: 2).Parameters, wider.Parameters);
        Assert.Equal(
            $"NetworkFile: {path} holds W_h, b_h, W_o, b_o, but its metadata do not say that it is an Mlp of this library; "
            + "read it with SafetensorsFile.Read and copy the matrices.",
            Assert.Throws<InvalidDataException>(() => NetworkFile.Load(path)).Message);
    });

    [Fact]
    public void Sizes_that_do_not_match_the_tensors_are_refused_before_memory_is_taken() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "net.safetensors");
        foreach (var sizes in new[] { "2000000000,2000000000", "", "2", "2,x", "-2,1", "2,1,1" })
        {
            SafetensorsFile.Write(
                path, [KeyValuePair.Create("W1", new Matrix(1, 2)), KeyValuePair.Create("b1", new Matrix(1, 1))],
                new Dictionary<string, string>
                {
                    ["model"] = "mlp", ["sizes"] = sizes, ["hidden"] = "ReLU", ["output"] = "Identity",
                });
            Assert.StartsWith($"NetworkFile: {path} says its sizes are '{sizes}', but holds W1 1×2, b1 1×1;",
                Assert.Throws<InvalidDataException>(() => NetworkFile.Load(path)).Message);
        }
    });

    [Fact]
    public void An_activation_of_ones_own_must_be_given_again() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "net.safetensors");
        NetworkFile.Save(path, new Mlp([2, 2, 1], new Sine()));
        Assert.Equal(
            $"NetworkFile: {path} names the hidden activation 'Sine', which is not one of the library's; give it: "
            + "NetworkFile.Load(path, hidden: …).",
            Assert.Throws<InvalidDataException>(() => NetworkFile.Load(path)).Message);
        Assert.IsType<Sine>(NetworkFile.Load(path, hidden: new Sine()).Hidden);
    });

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_no_other() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "net.safetensors");
        NetworkFile.Save(path, new Mlp([2, 1]));
        var before = File.ReadAllBytes(path);
        var twice = new Parameter("w", new Matrix(1, 1), decays: true);
        Assert.Equal("Safetensors: a tensor cannot be called 'w': the name is taken; names must differ.",
            Assert.Throws<ArgumentException>(() => NetworkFile.SaveParameters(path, [twice, twice])).Message);
        var reserved = KeyValuePair.Create("__metadata__", new Matrix(1, 1));
        Assert.Equal("Safetensors: a tensor cannot be called '__metadata__': the name is reserved.",
            Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(path, [reserved])).Message);
        Assert.Equal(before, File.ReadAllBytes(path));

        // The rename fails: a folder of that name is in the way.
        var blocked = Directory.CreateDirectory(Path.Combine(folder, "blocked")).FullName;
        File.WriteAllText(Path.Combine(blocked, "in-the-way"), "");
        Assert.ThrowsAny<Exception>(() => NetworkFile.Save(blocked, new Mlp([2, 1])));
        Assert.Equal(["blocked", "net.safetensors"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    });

    private sealed class Sine : Activation
    {
        public override string Name => "Sine";

        public override double Apply(double z) => Math.Sin(z);

        public override double Derivative(double z) => Math.Cos(z);
    }

    private static void InFolder(Action<string> use) => TestFiles.InTemporaryFolder(use);

    private static void RequireSameBits(IReadOnlyList<Parameter> expected, IReadOnlyList<Parameter> actual)
    {
        Assert.Equal(expected.Select(parameter => parameter.ToString()), actual.Select(parameter => parameter.ToString()));
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(SafetensorsTests.Bits(expected[i].Value), SafetensorsTests.Bits(actual[i].Value));
    }
}
