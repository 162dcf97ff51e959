using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Notebooks;

namespace Site.Tests;

/// <summary>A small site with everything a lesson may hold, for the tests that look at whole pages.</summary>
internal static class Demo
{
    /// <summary>lib/Site of the repository.</summary>
    public static string PackageFolder { get; } = Path.Combine(FindRoot(), "lib", "Site");

    public static SiteOptions Options { get; } = new(PackageFolder) { CallerFiles = ["*.ipynb", "run.json"] };

    /// <summary>Installs the site's npm packages when they are missing; skips the test where there is no Node.js.</summary>
    public static async Task EnsurePackagesAsync()
    {
        if (!HasProgram("node") || !HasProgram("npm"))
            Assert.Skip("Node.js with npm is not installed.");
        await NpmPackages.EnsureAsync(PackageFolder, TestContext.Current.CancellationToken);
    }

    /// <summary>A chart that keeps to the contract between charts and pages, with a runtime of its own.</summary>
    public static string HandmadeChart(string title, int points = 50) => $$$"""
        <div class="nn-figure">
        <script type="application/json">{"data":[{"type":"scatter","y":[{{{Values(points)}}}]}],"layout":{"height":320}}</script>
        <p class="nn-title"><strong>{{{title}}}</strong></p>
        <p class="nn-alt">The squares of the first numbers, modulo 17.</p>
        </div>
        <script>
        window.nnFigures ??= (() => {
          const load = () => window.plotlyLoading ??= new Promise((done, fail) => {
            const script = document.createElement('script');
            script.src = document.documentElement.dataset.plotly;
            script.onload = done;
            script.onerror = fail;
            document.head.append(script);
          });
          const near = new IntersectionObserver(entries => entries.filter(it => it.isIntersecting).forEach(async ({ target }) => {
            near.unobserve(target);
            await load();
            const figure = JSON.parse(target.querySelector('script').textContent);
            const plot = target.appendChild(document.createElement('div'));
            await Plotly.newPlot(plot, figure.data, figure.layout, { displayModeBar: false, responsive: true });
            target.dataset.nnState = 'drawn';
          }));
          const scan = root => root.querySelectorAll('.nn-figure:not([data-nn-state])').forEach(host => {
            if (!host.querySelector(':scope > script')) return;
            host.dataset.nnState = 'waiting';
            near.observe(host);
          });
          addEventListener('DOMContentLoaded', () => scan(document));
          return { scan };
        })();
        </script>
        """;

    private static string Values(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => i * i % 17));

    public static SiteSource Source(Func<string, string>? chart = null) => new(
        "Neural networks from scratch",
        "Every lesson is a notebook in C# that you can run, change and break. " +
        "The pages here show what each prints and draws.\n\n" +
        "Start with [one neuron](02-gates.dib), or read in order.",
        [Lesson(chart ?? (title => HandmadeChart(title))), Failed, Skipped])
    {
        Subtitle = "From one neuron and the XOR gate to a network that reads digits, with nothing hidden in a library.",
        Footer = "Made from executed notebooks. Nothing on these pages is asked of any other server.",
    };

    public static Cell Prose(string markdown) => new() { Kind = CellKind.Markdown, Source = markdown };

    public static Cell Code(string source, params ImmutableArray<Output> outputs) =>
        new() { Kind = CellKind.Code, Source = source, Outputs = outputs, ExecutionCount = 1 };

    public static DisplayOutput Display(params ReadOnlySpan<(string Type, string Content)> data)
    {
        var all = ImmutableDictionary.CreateBuilder<string, JsonNode>();
        foreach (var (type, content) in data)
            all[type] = JsonValue.Create(content);
        return new DisplayOutput(all.ToImmutable());
    }

    public static SitePage Page(string slug, params ImmutableArray<Cell> cells) =>
        new(slug, slug[..2], $"Lesson {slug}", "", new Notebook { Cells = cells }, new PageStatus.Succeeded());

    private static bool HasProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe")));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Course.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Course.slnx is not above the tests.");
    }

    private static SitePage Lesson(Func<string, string> chart) => new(
        "02-gates", "02", "One neuron and the gates",
        "What a single neuron can decide, what it cannot, and why $\\mathrm{XOR}$ needs three.",
        new Notebook { Cells = [
            Code("#!import ../lib/course.csx"),
            Prose("""
                # One neuron and the gates

                A neuron adds up what it receives, each input times a weight, adds a bias, and passes the sum through a function.
                **How much can one such neuron decide?** We start with the smallest questions there are:
                the logical gates of two bits.

                ## A neuron in one line

                With inputs $\mathbf{x} = (x_1, x_2)^\top$, weights $\mathbf{w}$ and a bias $b$, the neuron's answer is

                $$
                y = f\Bigl(\sum_{j=1}^{n} w_j x_j + b\Bigr), \qquad f(z) = \begin{cases} 1 & z \ge 0 \\ 0 & z < 0. \end{cases}
                $$

                Take $w_1 = w_2 = 1$ and $b = -1.5$. The neuron fires only when *both* inputs are 1, because only
                then $x_1 + x_2 > 1.5$.
                That is the AND gate, and it got there without an `if`.
                """),
            Code("""
                // The four possible inputs of a gate, one a row.
                double[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];

                static double Step(double z) => z >= 0 ? 1 : 0;

                /// <summary>One neuron: a weighted sum, a bias, a step.</summary>
                static double Neuron(double[] x, double[] w, double b)
                {
                    double sum = b;
                    for (int j = 0; j < x.Length; j++)
                        sum += w[j] * x[j];
                    return Step(sum);
                }

                foreach (double[] x in inputs)
                    Console.WriteLine($"{x[0]} AND {x[1]} = {Neuron(x, [1, 1], -1.5)}");
                """, new StreamOutput("stdout", "0 AND 0 = 0\n0 AND 1 = 0\n1 AND 0 = 0\n1 AND 1 = 1\n")),
            Prose("""
                The neuron answered 4<!-- =correct:F0 --> of 4 questions correctly, 100.0 %<!-- =accuracy:P1 --> of them.

                <details><summary>Before you go on: what does $b = -0.5$ give?</summary>

                The sum reaches zero as soon as *one* input is 1, so the neuron computes **OR**:

                $$x_1 + x_2 - 0.5 \ge 0 \iff x_1 = 1 \lor x_2 = 1.$$

                </details>

                ### The line it draws

                Where the sum is exactly zero, the neuron changes its mind. In two dimensions that is a straight line. The next
                table has the line for each gate, and a column that is much too wide for a telephone.

                | gate | $w_1$ | $w_2$ | $b$ | the line | margin | where it lies, in words |
                |---|--:|--:|--:|---|--:|---|
                | AND | 1 | 1 | −1.5 | $x_2 = 1.5 - x_1$ | 0.354 | between the corner (1, 1) and all of the other corners |
                | OR | 1 | 1 | −0.5 | $x_2 = 0.5 - x_1$ | 0.354 | between the corner (0, 0) and all of the other corners |
                | NAND | −1 | −1 | 1.5 | $x_2 = 1.5 - x_1$ | 0.354 | where AND's is, with the two sides exchanged |
                """),
            Code("""
                // @fold How the search over all weights is done
                var best = (Correct: 0, W1: 0.0, W2: 0.0, B: 0.0);
                for (double w1 = -2; w1 <= 2; w1 += 0.1)
                    for (double w2 = -2; w2 <= 2; w2 += 0.1)
                        for (double b = -3; b <= 3; b += 0.1)
                        {
                            int correct = inputs.Count(x => Neuron(x, [w1, w2], b) == ((int)x[0] ^ (int)x[1]));
                            if (correct > best.Correct)
                                best = (correct, w1, w2, b);
                        }
                best
                """, Display(("text/plain", "(3, -2, -2, 0)"))),
            Prose("""
                ## XOR is not separable

                No weights do better than **3 of 4**. That is no lack of patience; it can be proved in two lines. XOR asks for

                \[ b < 0, \quad w_1 + b \ge 0, \quad w_2 + b \ge 0, \quad w_1 + w_2 + b < 0. \]

                Add the two in the middle: $w_1 + w_2 + 2b \ge 0$, hence $w_1 + w_2 + b \ge -b > 0$, against the last.

                > [!NOTE]
                > As read, the slide has $>$ where it means $\ge$. For the four corners it makes no difference.
                """),
            Code("""
                Chart.DecisionSurface("XOR from OR, AND and a third neuron", (x1, x2) => Xor([x1, x2]), gates)
                """, Display(("text/html", chart("XOR from OR, AND and a third neuron")), ("text/plain", "Figure"))),
            Prose("""
                **Expected.** Two lines, and a strip between them in which the answer is 1.

                **Observed.** The strip runs from (0, 1) to (1, 0), 0.71 wide.

                **Explanation.** OR cuts off one corner, AND the opposite one; the third neuron keeps what is in OR but not in
                AND. See [the next lesson](03-nonlinear.dib) for what happens when the step is replaced by something smooth.
                """),
            Code("""
                inputs.Select(x => new { x1 = x[0], x2 = x[1], Or = Neuron(x, [1, 1], -0.5), And = Neuron(x, [1, 1], -1.5) })
                """, Display(("text/html", """
                <table><thead><tr><th>index</th><th>x1</th><th>x2</th><th>Or</th><th>And</th></tr></thead><tbody>
                <tr><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr>
                <tr><td>1</td><td>0</td><td>1</td><td>1</td><td>0</td></tr>
                <tr><td>2</td><td>1</td><td>0</td><td>1</td><td>0</td></tr>
                <tr><td>3</td><td>1</td><td>1</td><td>1</td><td>1</td></tr>
                </tbody></table>
                """), ("text/plain", "…"))),
            Prose("## The perceptron rule\n\nThe rule moves the line towards each point it gets wrong."),
            Code("""
                Console.Error.WriteLine("The rule did not converge after 1000 steps.");
                var w = Matrix.Zeros(2, 3) * Matrix.Zeros(2, 3);
                """,
                new StreamOutput("stderr", "The rule did not converge after 1000 steps.\n"),
                new ErrorOutput("ArgumentException", "Multiply: left is 2×3, right is 2×3; left columns must equal right rows.",
                    [
                    "\u001b[31mArgumentException\u001b[0m: Multiply: left is 2×3, right is 2×3; left columns must equal " +
                    "right rows.",
                    "   at cell 7, line 2"])),
            Code("""
                Chart.Lines("Loss by epoch", "epoch", "loss", losses)
                """, Display(("text/html", chart("Loss by epoch")), ("text/plain", "Figure"))),
            Prose("""
                ## To remember

                - One neuron draws one straight line (in higher dimensions, one hyperplane).
                - AND and OR are separable, XOR is not; three neurons in two layers are enough for it.
                - Without a nonlinearity, layers collapse:
                  $\mathbf{W}_2(\mathbf{W}_1\mathbf{x}) = (\mathbf{W}_2\mathbf{W}_1)\mathbf{x}$.

                A cloud machine costs \$3 an hour, so 8 hours cost $24 and a week $168; a laptop is enough here.
                """),
        ]},
        new PageStatus.Succeeded())
    {
        SourceFile = "notebooks/02-gates.dib",
        Duration = TimeSpan.FromSeconds(4.2),
        Notice = "These numbers come from the **sample** of 2,000 digits. Fetch all with `./course data mnist`.",
        Cells = [new CellRun(3, CellStatus.Succeeded, TimeSpan.FromSeconds(1.4), [])],
    };

    private static SitePage Failed { get; } = new(
        "03-nonlinear", "03", "Nonlinearities",
        "Sigmoid, tanh, ReLU and their derivatives: what bends, what saturates, what dies.",
        new Notebook { Cells = [
            Prose("# Nonlinearities\n\n## Five functions"),
            Code("int[] xs = [1, 2];\nxs[2]", new ErrorOutput("IndexOutOfRangeException",
                "Index was outside the bounds of the array.",
                ["IndexOutOfRangeException: Index was outside the bounds of the array.", "   at cell 1, line 2"])),
            Code("xs.Length"),
        ]},
        new PageStatus.Failed("cell 1, line 2: IndexOutOfRangeException: Index was outside the bounds of the array."))
    {
        SourceFile = "notebooks/03-nonlinear.dib",
        Duration = TimeSpan.FromSeconds(0.8),
        Cells = [new CellRun(1, CellStatus.Failed, TimeSpan.FromSeconds(.1), []), new CellRun(2, CellStatus.NotRun, default, [])],
    };

    private static SitePage Skipped { get; } = new(
        "14-libraries", "14", "Other chart libraries", "The course's figures through Plotly.NET and XPlot.Plotly.",
        new Notebook { Cells = [Prose("# Other chart libraries\n\nThe same figures, drawn by others."),
            Code("using Plotly.NET;")] },
        new PageStatus.Skipped("it needs the package Plotly.NET.CSharp, which no package source of this machine has."))
    {
        Minutes = 20,
        Group = "Further",
        SourceFile = "notebooks/14-libraries.dib",
    };
}
