using System.IO.Compression;
using System.Security.Cryptography;

namespace NeuralNet.Tests;

public sealed class MnistTests
{
    [Fact]
    public void The_sample_has_the_same_number_of_each_digit()
    {
        var mnist = Mnist.LoadSample();
        Assert.True(mnist.IsSample);
        Assert.Equal("MNIST sample: 2,000 + 500 images. For all 70,000: ./course data mnist", mnist.Source);
        Assert.Equal(Enumerable.Repeat(200, 10), OfEachDigit(mnist.Train));
        Assert.Equal(Enumerable.Repeat(50, 10), OfEachDigit(mnist.Test));
        Assert.Equal((28, 28, 784, 10), (mnist.Train.Height, mnist.Train.Width, mnist.Train.InputSize, mnist.Train.ClassCount));

        static IEnumerable<int> OfEachDigit(LabelledImages images) =>
            Enumerable.Range(0, 10).Select(digit => images.Labels.Count(label => label == digit));
    }

    [Fact]
    public void The_samples_files_have_the_sums_that_the_readme_gives()
    {
        var readme = File.ReadAllText(Path.Combine(TestFiles.Root, "data", "README.md"));
        var files = Directory.GetFiles(Path.Combine(TestFiles.Root, "data", "mnist-sample"), "*.gz");
        Assert.Equal(4, files.Length);
        foreach (var file in files)
        {
            var packed = File.ReadAllBytes(file);
            using var plain = new MemoryStream();
            using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
                gzip.CopyTo(plain);
            var row = $"| `{Path.GetFileName(file)}` | {packed.Length:N0} | `{Sum(packed)}` | `{Sum(plain.ToArray())}` |";
            Assert.Contains(row, readme);
        }

        static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [Fact, Trait("Speed", "Slow")]
    public void The_samples_images_are_images_of_the_full_data_in_their_order()
    {
        if (!Mnist.IsFullDataPresent)
            Assert.Skip("The full MNIST data are not in data/mnist: fetch them with ./course data mnist.");
        var (full, sample) = (Mnist.Load().Train, Mnist.LoadSample().Train);
        var position = 0;
        for (var i = 0; i < sample.Count; i++, position++)
        {
            while (full.Labels[position] != sample.Labels[i] || !full.Image(position).SequenceEqual(sample.Image(i)))
                position++;
        }
    }

    [Fact]
    public void Pixels_are_bytes_in_memory_and_from_zero_to_one_in_a_batch()
    {
        var images = new LabelledImages(new byte[] { 0, 51, 102, 255, 1, 2, 3, 4 }, [7, 3], 2, 2, 10);
        Assert.Equal([0.0, 0.2, 0.4, 1], images.Inputs(0).Row(0));
        Assert.Equal([[0.0, 0.2], [0.4, 1]], images.Picture(0).ToRows());
        Assert.Equal([1, 2, 3, 4], images.Image(1).ToArray());
        var (x, labels) = (new Matrix(2, 4), new int[2]);
        images.CopyBatch([1, 0], x, labels);
        Assert.Equal([3, 7], labels);
        Assert.Equal([1 / 255.0, 2 / 255.0, 3 / 255.0, 4 / 255.0], x.Row(0));
        var (inputs, batchLabels) = images.Batch(1, 0);
        Assert.Equal(x.ToArray(), inputs.ToArray());
        Assert.Equal(labels, batchLabels);
    }

    [Fact]
    public void A_split_keeps_order_and_loses_nothing()
    {
        var train = Mnist.LoadSample().Train;
        var (first, second) = train.SplitInRatio(55_000, 5_000);
        Assert.Equal((1833, 167), (first.Count, second.Count));
        Assert.Equal(train.Labels, first.Labels.Concat(second.Labels));
        Assert.True(train.Image(1833).SequenceEqual(second.Image(0)));
        Assert.Equal(train.Labels.Take(7), train.Take(7).Labels);
        Assert.Equal((300, 1700), (train.Split(300).First.Count, train.Split(300).Second.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => train.Split(2001));
        Assert.Throws<ArgumentOutOfRangeException>(() => train.Take(-1));
    }

    [Fact]
    public void Shuffled_labels_are_the_same_labels_in_another_order()
    {
        var train = Mnist.LoadSample().Train;
        var shuffled = train.WithShuffledLabels(1);
        Assert.NotEqual(train.Labels, shuffled.Labels);
        Assert.Equal(train.Labels.Order(), shuffled.Labels.Order());
        Assert.True(train.Image(5).SequenceEqual(shuffled.Image(5)));
        Assert.Equal(shuffled.Labels, train.WithShuffledLabels(1).Labels);
    }

    [Fact]
    public void Chosen_images_come_in_the_order_chosen()
    {
        var train = Mnist.LoadSample().Train;
        var chosen = train.Select([30, 2]);
        Assert.Equal([train.Labels[30], train.Labels[2]], chosen.Labels);
        Assert.True(train.Image(30).SequenceEqual(chosen.Image(0)));
    }

    [Fact]
    public void The_data_folder_is_the_repositorys_unless_the_environment_names_another()
    {
        var before = Environment.GetEnvironmentVariable("COURSE_DATA");
        try
        {
            Environment.SetEnvironmentVariable("COURSE_DATA", null);
            Assert.Equal(Path.Combine(TestFiles.Root, "data"), Mnist.DataFolder);
            TestFiles.InTemporaryFolder(folder =>
            {
                Environment.SetEnvironmentVariable("COURSE_DATA", folder);
                Assert.Equal(folder, Mnist.DataFolder);
                var error = Assert.Throws<FileNotFoundException>(() => Mnist.Load());
                Assert.Contains("./course data mnist", error.Message);
                Assert.Contains(folder, error.Message);
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("COURSE_DATA", before);
        }
    }
}
