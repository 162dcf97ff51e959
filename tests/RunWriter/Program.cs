using System.Globalization;
using NeuralNet;

// RunWriter STORE WRITER STEPS WIDTH: a process that records a run, to be killed by a test or to share a store with others.
// After each record it says on standard output which one is recorded; what it has said must then be in the store for ever.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (store, writer, steps, width) = (args[0], args[1], int.Parse(args[2]), int.Parse(args[3]));
using var output = Console.OpenStandardOutput();
using var run = new RunStore(store).Start("written by a process", new { Writer = writer });
for (var step = 0; step < steps; step++)
{
    run.Log(step, [.. Enumerable.Range(0, width).Select(metric => ($"metric {metric}", Math.Sqrt(step + metric)))]);
    output.Write(System.Text.Encoding.ASCII.GetBytes($"{step}\n"));
}
run.Finish();
