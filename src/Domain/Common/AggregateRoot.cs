namespace ScimPlatform.Domain.Common;

/// <summary>What is loaded, changed and stored as one piece.</summary>
public abstract class AggregateRoot
{
    /// <summary>Moves with every change, so that two writers of one state collide; also the resource's entity tag.</summary>
    public long Version { get; private set; } = 1;

    protected void Changed() => Version++;
}
