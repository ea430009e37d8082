namespace ScimPlatform.Domain.Common;

public sealed class InvalidExternalId(int longest) : ValueRefused($"externalId has at most {longest} characters.");
