using System.Runtime.CompilerServices;

namespace Checks.Tests;

/// <summary>Lets the checks of this project's tests judge whole trainings by the sample: on all of MNIST each would take seconds.</summary>
internal static class SampleOnly
{
    [ModuleInitializer]
    public static void Prefer() => MlpData.PrefersSample = true;
}
