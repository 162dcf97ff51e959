namespace Notebooks;

/// <summary>Standard input of the cells: each line is a question to the reader of the notebook.</summary>
internal sealed class AskingReader : TextReader
{
    private string _rest = "";

    public override string? ReadLine()
    {
        string line = _rest.Length > 0 ? _rest.TrimEnd('\n') : Ask();
        _rest = "";
        return line;
    }

    public override int Peek() => _rest.Length > 0 ? _rest[0] : -1;

    public override int Read()
    {
        if (_rest.Length == 0)
            _rest = Ask() + "\n";
        char next = _rest[0];
        _rest = _rest[1..];
        return next;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0)
            return 0;
        buffer[index] = (char)Read();
        return 1;
    }

    private static string Ask() => CellContext.Require().AskAsync("", isPassword: false).GetAwaiter().GetResult();
}
