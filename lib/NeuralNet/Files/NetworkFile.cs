using System.Globalization;

namespace NeuralNet;

/// <summary>
/// Trained networks in safetensors files: each parameter under its name with its shape, and what is needed to build the
/// network again (sizes, activations) in the metadata. See <see cref="SafetensorsFile"/>.
/// </summary>
public static class NetworkFile
{
    private const string ModelName = "model", SizesName = "sizes", HiddenName = "hidden", OutputName = "output";

    // Every activation without a number: the static properties of Activation.
    private static readonly Activation[] _plainActivations =
        [.. typeof(Activation).GetProperties().Select(property => property.GetMethod!)
            .Where(get => get.IsStatic && get.ReturnType == typeof(Activation))
            .Select(get => (Activation)get.Invoke(null, null)!)];

    /// <summary>Saves a network. A file that exists is replaced, all at once.</summary>
    /// <param name="path">The file, usually <c>….safetensors</c>.</param>
    /// <param name="model">The network.</param>
    /// <param name="notes">More metadata, such as a test accuracy; text only.</param>
    public static void Save(string path, Mlp model, IReadOnlyDictionary<string, string>? notes = null)
    {
        var metadata = new OrderedDictionary<string, string>(notes ?? new Dictionary<string, string>())
        {
            [ModelName] = "mlp",
            [SizesName] = string.Join(",", model.Sizes),
            [HiddenName] = NameOf(model.Hidden),
            [OutputName] = NameOf(model.Output),
        };
        SaveParameters(path, model.Parameters, metadata);
    }

    /// <summary>Builds the network that a file holds.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <param name="hidden">
    /// The activation of hidden layers, needed where it is of a class of your own; the saved one when null.
    /// </param>
    /// <param name="output">The activation of the last layer, likewise.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or does not hold an <see cref="Mlp"/>.</exception>
    public static Mlp Load(string path, Activation? hidden = null, Activation? output = null)
    {
        var file = SafetensorsFile.Read(path);
        if (file.Metadata.GetValueOrDefault(ModelName) != "mlp")
        {
            throw new InvalidDataException(
                $"NetworkFile: {path} holds {string.Join(", ", file.Tensors.Keys)}, but its metadata do not say that "
                + "it is an Mlp of this library; read it with SafetensorsFile.Read and copy the matrices.");
        }
        int[] sizes = Sizes(path, file);
        var model = new Mlp(
            sizes, hidden ?? ActivationOf(path, file, HiddenName), initialization: Initialization.Zero,
            output: output ?? ActivationOf(path, file, OutputName));
        CopyInto(path, model.Parameters, file);
        return model;
    }

    /// <summary>Saves the parameters of anything that has parameters.</summary>
    /// <param name="path">The file, usually <c>….safetensors</c>.</param>
    /// <param name="parameters">Each under a name of its own.</param>
    /// <param name="notes">Metadata, text only.</param>
    public static void SaveParameters(
        string path, IEnumerable<Parameter> parameters, IReadOnlyDictionary<string, string>? notes = null) =>
        SafetensorsFile.Write(path, parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)), notes);

    /// <summary>
    /// Reads saved values into parameters of the same names and shapes: into all, or, when something does not fit, none.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged, or names or shapes differ.</exception>
    public static void LoadParameters(string path, IEnumerable<Parameter> parameters) =>
        CopyInto(path, [.. parameters], SafetensorsFile.Read(path));

    private static void CopyInto(string path, IReadOnlyList<Parameter> parameters, SafetensorsFile file)
    {
        var inFile = string.Join(", ", file.Tensors.Select(tensor => $"{tensor.Key} {tensor.Value.Shape}"));
        if (file.Tensors.Count != parameters.Count || parameters.Any(parameter =>
            !file.Tensors.TryGetValue(parameter.Name, out var value) || value.Shape != parameter.Value.Shape))
        {
            throw new InvalidDataException(
                $"NetworkFile: {path} holds {inFile}, but the network has {string.Join(", ", parameters)}; "
                + "names and shapes must be the same.");
        }
        foreach (var parameter in parameters)
            parameter.Value.CopyFrom(file[parameter.Name]);
    }

    private static int[] Sizes(string path, SafetensorsFile file)
    {
        var text = file.Metadata.GetValueOrDefault(SizesName, "");
        int[] sizes = [.. text.Split(',').Select(size => int.TryParse(size, CultureInfo.InvariantCulture, out var n) ? n : 0)];
        // Before a network is built, so that wrong sizes do not fill the memory.
        var fits = sizes.Length >= 2 && sizes.All(size => size > 0) && Enumerable.Range(1, sizes.Length - 1).All(layer =>
            file.Tensors.TryGetValue($"W{layer}", out var w) && w.Shape == new Shape(sizes[layer], sizes[layer - 1]));
        return fits ? sizes : throw new InvalidDataException($"NetworkFile: {path} says its sizes are '{text}', but holds "
            + $"{string.Join(", ", file.Tensors.Select(tensor => $"{tensor.Key} {tensor.Value.Shape}"))}; W1 must be "
            + "(first hidden × inputs), and so on. It is damaged. Save the network again.");
    }

    // By what it does and not by its name, in which α is rounded: leaky ReLU at −1 is −α, and the slope of ELU at 0 is α.
    private static string NameOf(Activation activation) =>
        activation.Name.StartsWith("Leaky ReLU (", StringComparison.Ordinal)
            ? "LeakyReLU:" + (-activation.Apply(-1)).ToString("R", CultureInfo.InvariantCulture)
        : activation.Name.StartsWith("ELU (", StringComparison.Ordinal)
            ? "ELU:" + activation.Derivative(0).ToString("R", CultureInfo.InvariantCulture)
        : activation.Name;

    private static Activation ActivationOf(string path, SafetensorsFile file, string role)
    {
        var name = file.Metadata.GetValueOrDefault(role, "");
        var parts = name.Split(':');
        var hasNumber = double.TryParse(parts[^1], CultureInfo.InvariantCulture, out var alpha) && parts.Length == 2;
        return parts[0] switch
        {
            "LeakyReLU" when hasNumber => Activation.LeakyReLU(alpha),
            "ELU" when hasNumber => Activation.ELU(alpha),
            _ => _plainActivations.FirstOrDefault(activation => activation.Name == name) ?? throw new InvalidDataException(
                $"NetworkFile: {path} names the {role} activation '{name}', which is not one of the library's; give it: "
                + $"NetworkFile.Load(path, {role}: …)."),
        };
    }
}
