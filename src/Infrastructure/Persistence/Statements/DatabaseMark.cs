namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>
/// Stands for what is stored at a moment: every commit makes it another one, whoever commits. Two that are equal say that nothing was
/// committed between them.
/// </summary>
public readonly record struct DatabaseMark(UInt128 First, UInt128 Second, UInt128 Third);
