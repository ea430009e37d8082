namespace ScimPlatform.Application.Common.Errors;

/// <summary>Ends a use case with an error that is known where it is thrown.</summary>
public sealed class Refusal(Error error) : Exception(error.Detail)
{
    public Error Error { get; } = error;
}
