namespace NeuralNet;

/// <summary>
/// The MNIST database of handwritten digits: 60,000 images to train and 10,000 to test, 28×28 grey pixels, 10 classes.
/// Where the full data have not been fetched, a sample of 2,000 and 500 that lies in the repository.
/// </summary>
/// <remarks>Y. LeCun, C. Cortes, C. Burges; from NIST Special Databases 3 and 1. See data/README.md.</remarks>
public sealed class Mnist
{
    private Mnist(LabelledImages train, LabelledImages test, bool isSample, (string Images, string Labels) trainFiles)
    {
        Train = train;
        Test = test;
        IsSample = isSample;
        TrainFiles = trainFiles;
    }

    /// <summary>The images to learn from.</summary>
    public LabelledImages Train { get; }

    /// <summary>The images to test with, once, at the end.</summary>
    public LabelledImages Test { get; }

    /// <summary>Whether this is the small sample rather than the full data.</summary>
    public bool IsSample { get; }

    /// <summary>The files that the images to learn from and their labels were read from.</summary>
    public (string Images, string Labels) TrainFiles { get; }

    /// <summary>What was loaded, in one line.</summary>
    public string Source => IsSample
        ? FormattableString.Invariant(
            $"MNIST sample: {Train.Count:N0} + {Test.Count:N0} images. For all 70,000: ./course data mnist")
        : FormattableString.Invariant($"MNIST: {Train.Count:N0} + {Test.Count:N0} images");

    /// <summary>
    /// The folder that holds data sets: the one that the environment variable <c>COURSE_DATA</c> names, else
    /// <c>data</c> in the course's folder, found from this assembly's place.
    /// </summary>
    public static string DataFolder => CourseData.Folder;

    /// <summary>Whether the full data are there.</summary>
    public static bool IsFullDataPresent => FindFiles("mnist") is not null;

    /// <summary>The full data if they are there, else the sample.</summary>
    /// <exception cref="FileNotFoundException">Neither is there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static Mnist Load() => FindFiles("mnist") is { } files ? Read(files, isSample: false) : LoadSample();

    /// <summary>The sample, even if the full data are there.</summary>
    /// <exception cref="FileNotFoundException">The sample is not there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static Mnist LoadSample() => FindFiles("mnist-sample") is { } files
        ? Read(files, isSample: true)
        : throw new FileNotFoundException(
            $"MNIST is neither in {Path.Combine(DataFolder, "mnist")} nor, as a sample, in "
            + $"{Path.Combine(DataFolder, "mnist-sample")}. Fetch it with: ./course data mnist");

    /// <summary>
    /// The same images with all labels shuffled, those of each set among themselves: nothing is left to learn that could help on
    /// other images, so an honest test finds the accuracy of guessing.
    /// </summary>
    /// <param name="seed">Seed of both orders.</param>
    public Mnist WithPermutedLabels(long seed) =>
        new(Train.WithShuffledLabels(seed), Test.WithShuffledLabels(seed), IsSample, TrainFiles);

    /// <summary>What was loaded, in one line.</summary>
    public override string ToString() => Source;

    private static Mnist Read(string[] files, bool isSample) => new(
        IdxFile.ReadLabelledImages(files[0], files[1]),
        IdxFile.ReadLabelledImages(files[2], files[3]),
        isSample,
        (files[0], files[1]));

    /// <summary>The four files of a folder, each plain or with <c>.gz</c>; null when one is missing.</summary>
    private static string[]? FindFiles(string folder)
    {
        string[] names =
        [
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
        ];
        var found = names
            .Select(name => Path.Combine(DataFolder, folder, name))
            .Select(path => File.Exists(path) ? path : File.Exists(path + ".gz") ? path + ".gz" : null)
            .OfType<string>()
            .ToArray();
        return found.Length == names.Length ? found : null;
    }
}
