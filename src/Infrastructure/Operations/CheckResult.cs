namespace ScimPlatform.Infrastructure.Operations;

/// <summary>One of the questions of a check, and its answer.</summary>
/// <param name="Name">what was looked at</param>
/// <param name="Faults">what is wrong; empty when nothing is</param>
public sealed record CheckResult(string Name, IReadOnlyList<string> Faults);
