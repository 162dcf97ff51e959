namespace Checks;

/// <summary>The input of a task whose function takes none.</summary>
public readonly record struct NoInput
{
    /// <summary>Nothing, in the one way there is.</summary>
    public override string ToString() => "";
}
