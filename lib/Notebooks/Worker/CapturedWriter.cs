using System.Text;

namespace Notebooks;

/// <summary>Standard output or error of the cells, from whatever thread or task.</summary>
internal sealed class CapturedWriter : TextWriter
{
    private readonly string _name;
    private readonly OutputQueue _queue;

    public CapturedWriter(string name, OutputQueue queue)
    {
        (_name, _queue) = (name, queue);
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => _queue.Stream(_name, [value]);

    public override void Write(char[] buffer, int index, int count) => _queue.Stream(_name, buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => _queue.Stream(_name, buffer);

    public override void Write(string? value) => _queue.Stream(_name, value);

    public override void WriteLine() => _queue.Stream(_name, "\n");

    public override void WriteLine(string? value) => _queue.Stream(_name, value + "\n");

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());
}
