namespace NeuralNet;

/// <summary>Changes parameters by their gradients. There are <see cref="Sgd"/> and <see cref="Adam"/>.</summary>
public interface IOptimizer
{
    /// <summary>η: how far an update goes. A <see cref="Schedule"/> changes it between steps.</summary>
    double LearningRate { get; set; }

    /// <summary>One update of every parameter by its gradient.</summary>
    void Step(IReadOnlyList<Parameter> parameters);
}
