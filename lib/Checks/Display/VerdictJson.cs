using System.Text.Encodings.Web;
using System.Text.Json;

namespace Checks;

/// <summary>A verdict as JSON, for <c>./course check</c>.</summary>
internal static class VerdictJson
{
    private static readonly JsonSerializerOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static string Write(Verdict verdict) => JsonSerializer.Serialize(
        new
        {
            Task = verdict.Task.Id,
            State = verdict.State.ToString().ToLowerInvariant(),
            verdict.Points,
            Of = verdict.Task.Points,
            Diagnoses = verdict.Diagnoses.Select(each => new { each.Name, each.Hint }),
            Trials = verdict.Trials.Select(each => new
            {
                each.Tried,
                each.Expected,
                each.Got,
                State = each.State.ToString().ToLowerInvariant(),
                Error = each.Error is { } error && double.IsFinite(error) ? error : (double?)null,
            }),
        },
        _options);
}
