using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralNet;

/// <summary>
/// Nothing but fused multiply–adds on numbers that never leave the registers: as fast as a core can calculate. Many sums run side
/// by side, since each must wait for its own last result; twelve fit in 16 registers, twenty in 32.
/// </summary>
internal static unsafe class RegisterPeak
{
    /// <summary>Operations of <see cref="Run"/> for each step.</summary>
    public static double OperationsPerStep(int chains) => 2.0 * chains * Width;

    /// <summary>Doubles in a vector.</summary>
    public static int Width => Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 2;

    /// <summary>Runs 12 or 20 chains of multiply–adds, that many steps long.</summary>
    /// <returns>A number that depends on the chains, so that none may be left out.</returns>
    public static double Run(int chains, int steps)
    {
        // Room for every chain's vector, eight doubles apart. The loops below call nothing: a call makes the compiler move
        // numbers out of the registers.
        var numbers = stackalloc double[20 * 8];
        new Span<double>(numbers, 20 * 8).Fill(1);
        switch (Width, chains)
        {
            case (8, 12):
                Twelve<Lanes512, Vector512<double>>(numbers, steps);
                break;
            case (8, _):
                Twenty<Lanes512, Vector512<double>>(numbers, steps);
                break;
            case (4, 12):
                Twelve<Lanes256, Vector256<double>>(numbers, steps);
                break;
            case (4, _):
                Twenty<Lanes256, Vector256<double>>(numbers, steps);
                break;
            case (_, 12):
                Twelve<Lanes128, Vector128<double>>(numbers, steps);
                break;
            default:
                Twenty<Lanes128, Vector128<double>>(numbers, steps);
                break;
        }
        return FixedOrder.Sum(new ReadOnlySpan<double>(numbers, 8 * chains));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Twelve<TLanes, TVector>(double* numbers, int steps)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        // x ← ½ x + 1 tends to 2: no overflow, no tiny numbers that some processors handle slowly.
        TVector half = TLanes.Broadcast(0.5), one = TLanes.Broadcast(1);
        TVector x0 = TLanes.Load(numbers), x1 = TLanes.Load(numbers + 8);
        TVector x2 = TLanes.Load(numbers + 16), x3 = TLanes.Load(numbers + 24);
        TVector x4 = TLanes.Load(numbers + 32), x5 = TLanes.Load(numbers + 40);
        TVector x6 = TLanes.Load(numbers + 48), x7 = TLanes.Load(numbers + 56);
        TVector x8 = TLanes.Load(numbers + 64), x9 = TLanes.Load(numbers + 72);
        TVector x10 = TLanes.Load(numbers + 80), x11 = TLanes.Load(numbers + 88);
        for (var step = 0; step < steps; step++)
        {
            x0 = TLanes.MultiplyAdd(x0, half, one);
            x1 = TLanes.MultiplyAdd(x1, half, one);
            x2 = TLanes.MultiplyAdd(x2, half, one);
            x3 = TLanes.MultiplyAdd(x3, half, one);
            x4 = TLanes.MultiplyAdd(x4, half, one);
            x5 = TLanes.MultiplyAdd(x5, half, one);
            x6 = TLanes.MultiplyAdd(x6, half, one);
            x7 = TLanes.MultiplyAdd(x7, half, one);
            x8 = TLanes.MultiplyAdd(x8, half, one);
            x9 = TLanes.MultiplyAdd(x9, half, one);
            x10 = TLanes.MultiplyAdd(x10, half, one);
            x11 = TLanes.MultiplyAdd(x11, half, one);
        }
        TLanes.Store(x0, numbers);
        TLanes.Store(x1, numbers + 8);
        TLanes.Store(x2, numbers + 16);
        TLanes.Store(x3, numbers + 24);
        TLanes.Store(x4, numbers + 32);
        TLanes.Store(x5, numbers + 40);
        TLanes.Store(x6, numbers + 48);
        TLanes.Store(x7, numbers + 56);
        TLanes.Store(x8, numbers + 64);
        TLanes.Store(x9, numbers + 72);
        TLanes.Store(x10, numbers + 80);
        TLanes.Store(x11, numbers + 88);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Twenty<TLanes, TVector>(double* numbers, int steps)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        TVector half = TLanes.Broadcast(0.5), one = TLanes.Broadcast(1);
        TVector x0 = TLanes.Load(numbers), x1 = TLanes.Load(numbers + 8);
        TVector x2 = TLanes.Load(numbers + 16), x3 = TLanes.Load(numbers + 24);
        TVector x4 = TLanes.Load(numbers + 32), x5 = TLanes.Load(numbers + 40);
        TVector x6 = TLanes.Load(numbers + 48), x7 = TLanes.Load(numbers + 56);
        TVector x8 = TLanes.Load(numbers + 64), x9 = TLanes.Load(numbers + 72);
        TVector y0 = TLanes.Load(numbers + 80), y1 = TLanes.Load(numbers + 88);
        TVector y2 = TLanes.Load(numbers + 96), y3 = TLanes.Load(numbers + 104);
        TVector y4 = TLanes.Load(numbers + 112), y5 = TLanes.Load(numbers + 120);
        TVector y6 = TLanes.Load(numbers + 128), y7 = TLanes.Load(numbers + 136);
        TVector y8 = TLanes.Load(numbers + 144), y9 = TLanes.Load(numbers + 152);
        for (var step = 0; step < steps; step++)
        {
            x0 = TLanes.MultiplyAdd(x0, half, one);
            x1 = TLanes.MultiplyAdd(x1, half, one);
            x2 = TLanes.MultiplyAdd(x2, half, one);
            x3 = TLanes.MultiplyAdd(x3, half, one);
            x4 = TLanes.MultiplyAdd(x4, half, one);
            x5 = TLanes.MultiplyAdd(x5, half, one);
            x6 = TLanes.MultiplyAdd(x6, half, one);
            x7 = TLanes.MultiplyAdd(x7, half, one);
            x8 = TLanes.MultiplyAdd(x8, half, one);
            x9 = TLanes.MultiplyAdd(x9, half, one);
            y0 = TLanes.MultiplyAdd(y0, half, one);
            y1 = TLanes.MultiplyAdd(y1, half, one);
            y2 = TLanes.MultiplyAdd(y2, half, one);
            y3 = TLanes.MultiplyAdd(y3, half, one);
            y4 = TLanes.MultiplyAdd(y4, half, one);
            y5 = TLanes.MultiplyAdd(y5, half, one);
            y6 = TLanes.MultiplyAdd(y6, half, one);
            y7 = TLanes.MultiplyAdd(y7, half, one);
            y8 = TLanes.MultiplyAdd(y8, half, one);
            y9 = TLanes.MultiplyAdd(y9, half, one);
        }
        TLanes.Store(x0, numbers);
        TLanes.Store(x1, numbers + 8);
        TLanes.Store(x2, numbers + 16);
        TLanes.Store(x3, numbers + 24);
        TLanes.Store(x4, numbers + 32);
        TLanes.Store(x5, numbers + 40);
        TLanes.Store(x6, numbers + 48);
        TLanes.Store(x7, numbers + 56);
        TLanes.Store(x8, numbers + 64);
        TLanes.Store(x9, numbers + 72);
        TLanes.Store(y0, numbers + 80);
        TLanes.Store(y1, numbers + 88);
        TLanes.Store(y2, numbers + 96);
        TLanes.Store(y3, numbers + 104);
        TLanes.Store(y4, numbers + 112);
        TLanes.Store(y5, numbers + 120);
        TLanes.Store(y6, numbers + 128);
        TLanes.Store(y7, numbers + 136);
        TLanes.Store(y8, numbers + 144);
        TLanes.Store(y9, numbers + 152);
    }
}
