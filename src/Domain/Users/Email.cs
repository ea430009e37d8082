namespace ScimPlatform.Domain.Users;

/// <summary>One of a user's e-mail addresses, as far as users are looked for by it.</summary>
/// <param name="Value">the address, as it was given</param>
/// <param name="Type">what it is for, such as work</param>
/// <param name="Primary">whether it is the preferred one; null when nothing was said</param>
public sealed record Email(string? Value, string? Type, bool? Primary);
