using System.Buffers.Binary;

namespace NeuralNet.Tests;

public sealed class MnistLabelTests
{
    [Fact]
    public void Permuted_labels_keep_the_images_the_counts_and_the_files_and_differ_from_the_true_ones()
    {
        var mnist = Mnist.LoadSample();
        var permuted = mnist.WithPermutedLabels(seed: 1);
        foreach (var (before, after) in new[] { (mnist.Train, permuted.Train), (mnist.Test, permuted.Test) })
        {
            Assert.Equal(before.Labels.Order(), after.Labels.Order());
            Assert.Equal(before.Image(7).ToArray(), after.Image(7).ToArray());
            // Of ten equally large classes a shuffled label is the true one in a tenth of the cases.
            var same = before.Labels.Zip(after.Labels).Count(pair => pair.First == pair.Second);
            Assert.InRange((double)same / before.Count, 0.05, 0.15);
        }
        Assert.Equal((mnist.IsSample, mnist.Source, mnist.TrainFiles), (permuted.IsSample, permuted.Source, permuted.TrainFiles));
        Assert.Equal(permuted.Test.Labels, mnist.WithPermutedLabels(seed: 1).Test.Labels);
        Assert.NotEqual(permuted.Test.Labels, mnist.WithPermutedLabels(seed: 2).Test.Labels);
    }

    [Fact]
    public void The_training_files_bytes_hold_what_the_format_says_and_the_images_that_are_loaded()
    {
        var mnist = Mnist.LoadSample();
        var images = IdxFile.ReadBytes(mnist.TrainFiles.Images);
        var labels = IdxFile.ReadBytes(mnist.TrainFiles.Labels);
        Assert.Equal([2051, 2000, 28, 28], Enumerable.Range(0, 4).Select(i => BinaryPrimitives.ReadInt32BigEndian(images.AsSpan(4 * i))));
        Assert.Equal([2049, 2000], Enumerable.Range(0, 2).Select(i => BinaryPrimitives.ReadInt32BigEndian(labels.AsSpan(4 * i))));
        Assert.Equal((16 + 2000 * 784, 8 + 2000), (images.Length, labels.Length));
        Assert.Equal(images[^784..], mnist.Train.Image(1999).ToArray());
        Assert.Equal(mnist.Train.Labels, labels[8..].Select(label => (int)label));
    }
}
