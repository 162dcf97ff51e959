using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralNet;

/// <summary>
/// A hash of what a method does: its instructions with what they name, the methods of the same assembly that it calls, and the
/// values (numbers, texts, data) of the variables it uses. In a notebook so much changes when a cell is edited, or a variable
/// that the cell reads, and stays when the cell is only run again, under other generated names.
/// </summary>
/// <remarks>
/// It is a guard against old results that pass for new ones, not a proof: what other objects hold, or a file, is not looked at.
/// </remarks>
internal sealed partial class MethodDigest
{
    private const int MostMethods = 500;

    private static readonly Dictionary<ushort, OpCode> _codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (ushort)code.Value);

    private readonly StringBuilder _text = new();
    private readonly HashSet<MethodBase> _seen = [];
    private readonly Queue<MethodBase> _next = new();
    private readonly OrderedDictionary<FieldInfo, string> _values = [];
    private readonly HashSet<FieldInfo> _written = [];
    private readonly List<object> _targets = [];

    public static string Of(Delegate method)
    {
        var digest = new MethodDigest();
        digest.FindTargets(method.Target, depth: 0);
        digest.Enqueue(method.Method);
        while (digest._next.TryDequeue(out var next))
            digest.Add(next);
        // A counter that the code itself moves on says nothing of what it does.
        foreach (var (field, value) in digest._values.Where(pair => !digest._written.Contains(pair.Key)))
            digest._text.Append('\n').Append(Plain(field.ToString())).Append(" = ").Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digest._text.ToString())));
    }

    private void Enqueue(MethodBase method)
    {
        if (_seen.Count < MostMethods && _seen.Add(method))
            _next.Enqueue(method);
    }

    private void Add(MethodBase method)
    {
        byte[]? code;
        try
        {
            code = method.GetMethodBody()?.GetILAsByteArray();
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
        {
            code = null; // A method made at run time keeps its code to itself.
        }
        _text.Append("\nmethod ").Append(Plain(method.ToString()));
        for (var at = 0; code is not null && at < code.Length;)
        {
            ushort number = code[at++];
            if (number == 0xFE)
                number = (ushort)(0xFE00 | code[at++]);
            if (!_codes.TryGetValue(number, out var instruction))
                return;
            _text.Append('\n').Append(instruction.Name).Append(' ');
            var operand = code.AsSpan(at);
            switch (instruction.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    _text.Append(operand[0]);
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    _text.Append(BinaryPrimitives.ReadUInt16LittleEndian(operand));
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    _text.Append(BinaryPrimitives.ReadInt64LittleEndian(operand));
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    var targets = BinaryPrimitives.ReadInt32LittleEndian(operand);
                    _text.Append(Convert.ToHexString(operand[..(4 * (targets + 1))]));
                    at += 4 * (targets + 1);
                    break;
                case OperandType.InlineBrTarget or OperandType.InlineI or OperandType.ShortInlineR:
                    _text.Append(BinaryPrimitives.ReadInt32LittleEndian(operand));
                    at += 4;
                    break;
                default:
                    AddNamed(method, BinaryPrimitives.ReadInt32LittleEndian(operand), instruction);
                    at += 4;
                    break;
            }
        }
    }

    private void AddNamed(MethodBase method, int token, OpCode instruction)
    {
        try
        {
            if (instruction.OperandType == OperandType.InlineString)
            {
                _text.Append(method.Module.ResolveString(token));
                return;
            }
            var types = method.DeclaringType?.GetGenericArguments();
            var arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
            var member = method.Module.ResolveMember(token, types, arguments);
            _text.Append(Plain(member?.DeclaringType?.ToString())).Append('.').Append(Plain(member?.ToString()));
            if (member is MethodBase called && called.Module == method.Module || member is MethodBase other && IsScript(other))
                Enqueue((MethodBase)member);
            else if (member is FieldInfo field)
            {
                if (instruction == OpCodes.Stfld || instruction == OpCodes.Ldflda || instruction == OpCodes.Stsfld)
                    _written.Add(field);
                AddValue(field);
            }
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or BadImageFormatException)
        {
            _text.Append('?');
        }
    }

    // The value of a variable that the code reads, where it is plain and its holder is known.
    private void AddValue(FieldInfo field)
    {
        // The fields in which the compiler keeps lambdas are filled by the first call: they say nothing of the code.
        if (_values.ContainsKey(field) || field.Name.StartsWith("<>", StringComparison.Ordinal))
            return;
        var holder = _targets.FirstOrDefault(target => field.DeclaringType!.IsInstanceOfType(target));
        var isKnown = field.IsStatic ? field.IsInitOnly : holder is not null;
        var value = isKnown ? field.GetValue(holder) : null;
        _values[field] = ValueDigest.Of(value);
        if (value is Delegate inner)
        {
            FindTargets(inner.Target, depth: 0);
            Enqueue(inner.Method);
        }
    }

    // The objects that hold a lambda's variables: its closure, and through it those of the cells around it.
    private void FindTargets(object? target, int depth)
    {
        if (target is null || depth > 8 || _targets.Contains(target, ReferenceEqualityComparer.Instance))
            return;
        _targets.Add(target);
        foreach (var field in target.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (IsGenerated(field.FieldType))
                FindTargets(field.GetValue(target), depth + 1);
        }
    }

    private static bool IsGenerated(Type type) =>
        type.Name.Contains("<>", StringComparison.Ordinal) || type.Name.StartsWith("Submission#", StringComparison.Ordinal);

    private static bool IsScript(MemberInfo member) =>
        member.DeclaringType is { } type && type.FullName is { } name && name.StartsWith("Submission#", StringComparison.Ordinal);

    // Names that the compiler makes up number cells and lambdas: "Submission#3", "<>c__DisplayClass0_1", "b__2_0".
    private static string Plain(string? name) => name is null ? "" : Generated().Replace(name, "$1");

    [GeneratedRegex(@"(Submission#|__)[0-9_]+(?:\|[0-9_]+)?")]
    private static partial Regex Generated();
}
