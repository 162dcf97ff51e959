using System.Collections.Immutable;

namespace Notebooks;

/// <summary>From the events of a run to the list of outputs that a notebook keeps.</summary>
public sealed class OutputCollector
{
    private readonly List<Output> _outputs = [];
    private bool _clearBeforeNext;

    /// <summary>The outputs so far, in order.</summary>
    public ImmutableArray<Output> Outputs => [.. _outputs];

    /// <summary>Takes one event: joins pieces of a stream, replaces updated displays, removes cleared outputs.</summary>
    /// <param name="happened">The event.</param>
    public void Add(KernelEvent happened)
    {
        switch (happened)
        {
            case OutputAdded { Output: var output }:
                if (_clearBeforeNext)
                    _outputs.Clear();
                _clearBeforeNext = false;
                if (output is StreamOutput next && _outputs.LastOrDefault() is StreamOutput last && last.Name == next.Name)
                    _outputs[^1] = last with { Text = last.Text + next.Text };
                else
                    _outputs.Add(output);
                break;
            case DisplayUpdated { Output: var update }:
                for (int i = 0; i < _outputs.Count; i++)
                {
                    if (_outputs[i] is DisplayOutput display && display.DisplayId == update.DisplayId)
                        _outputs[i] = display with { Data = update.Data, Metadata = update.Metadata };
                }
                break;
            case OutputsCleared { Wait: var wait }:
                _clearBeforeNext = wait;
                if (!wait)
                    _outputs.Clear();
                break;
        }
    }
}
