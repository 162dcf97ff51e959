using System.Runtime.Intrinsics;

namespace NeuralNet;

/// <summary>A vector of doubles of one width, so that the tile is written once for all widths.</summary>
internal unsafe interface ILanes<TVector>
{
    /// <summary>Doubles in a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(double* source);

    static abstract TVector Broadcast(double value);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract void Store(TVector value, double* target);
}

internal readonly unsafe struct Lanes512 : ILanes<Vector512<double>>
{
    public static int Count => 8;

    public static Vector512<double> Load(double* source) => Vector512.Load(source);

    public static Vector512<double> Broadcast(double value) => Vector512.Create(value);

    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    public static void Store(Vector512<double> value, double* target) => value.Store(target);
}

internal readonly unsafe struct Lanes256 : ILanes<Vector256<double>>
{
    public static int Count => 4;

    public static Vector256<double> Load(double* source) => Vector256.Load(source);

    public static Vector256<double> Broadcast(double value) => Vector256.Create(value);

    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    public static void Store(Vector256<double> value, double* target) => value.Store(target);
}

internal readonly unsafe struct Lanes128 : ILanes<Vector128<double>>
{
    public static int Count => 2;

    public static Vector128<double> Load(double* source) => Vector128.Load(source);

    public static Vector128<double> Broadcast(double value) => Vector128.Create(value);

    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Vector128.FusedMultiplyAdd(a, b, c);

    public static void Store(Vector128<double> value, double* target) => value.Store(target);
}
