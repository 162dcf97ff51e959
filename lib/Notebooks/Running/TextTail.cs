using System.Text;

namespace Notebooks;

/// <summary>The beginning and the end of a process's output, for the message when it dies.</summary>
internal sealed class TextTail
{
    private const int HeadLength = 4000;
    private const int TailLength = 4000;

    private readonly StringBuilder _head = new();
    private readonly StringBuilder _tail = new();
    private readonly Lock _lock = new();

    public void Add(string text)
    {
        lock (_lock)
        {
            int forHead = Math.Clamp(HeadLength - _head.Length, 0, text.Length);
            _head.Append(text, 0, forHead);
            _tail.Append(text, forHead, text.Length - forHead);
            if (_tail.Length > 2 * TailLength)
                _tail.Remove(0, _tail.Length - TailLength);
        }
    }

    public override string ToString()
    {
        lock (_lock)
            return _head.ToString() + _tail;
    }
}
