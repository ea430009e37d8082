using ScimPlatform.Bench.Http;

namespace ScimPlatform.Bench.Crash;

/// <summary>One connection's work, and what it was told about it.</summary>
internal interface ILane
{
    /// <summary>What was acknowledged so far.</summary>
    int Acknowledged { get; }

    /// <exception cref="Unanswered">the server went away: what was asked last may or may not have been done</exception>
    void Step(Client client);

    /// <summary>What is not as it was acknowledged, or is there by halves.</summary>
    IEnumerable<string> Verify(Client client);
}
