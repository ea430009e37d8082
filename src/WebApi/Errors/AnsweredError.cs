namespace ScimPlatform.WebApi.Errors;

/// <summary>What a request was refused with, for those who look at it afterwards.</summary>
/// <param name="ScimType">the keyword, where the answer has one</param>
/// <param name="Body">the whole answer</param>
internal sealed record AnsweredError(string? ScimType, byte[] Body);
