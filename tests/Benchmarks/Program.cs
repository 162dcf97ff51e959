using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmarks;

// Benchmarks [NAME] [--json FILE]: runs one benchmark, or all, prints what it measures, and writes it as JSON too.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var all = new Dictionary<string, Func<JsonObject>>
{
    ["product"] = ProductBenchmark.Run,
    ["epoch"] = EpochBenchmark.Run,
    ["runs"] = RunsBenchmark.Run,
};

string? jsonFile = null;
var names = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--json" && i + 1 < args.Length)
        jsonFile = args[++i];
    else
        names.Add(args[i]);
}
if (names.FirstOrDefault(name => !all.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(", ", all.Keys)}.");
    Console.Error.WriteLine("Call: [NAME…] [--json FILE]");
    return 2;
}

var results = new JsonObject { ["machine"] = Machine.Describe() };
foreach (var name in names.Count == 0 ? all.Keys.ToList() : names)
    results[name] = all[name]();
if (jsonFile is not null)
    File.WriteAllText(jsonFile, results.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
return 0;
