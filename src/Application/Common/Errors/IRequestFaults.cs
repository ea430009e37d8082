namespace ScimPlatform.Application.Common.Errors;

/// <summary>What was found wrong with a request while it was read, to be told together with what its validators find.</summary>
public interface IRequestFaults
{
    /// <summary>Takes them: whoever does has to refuse the request if there are any.</summary>
    IReadOnlyList<FieldError> Take();
}

/// <summary>A question that is asked on the way, before what the request is about; faults of the request are not its own.</summary>
public interface IAside;

internal sealed class NoRequestFaults : IRequestFaults
{
    public IReadOnlyList<FieldError> Take() => [];
}
