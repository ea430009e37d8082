namespace ScimPlatform.Domain.OAuthClients;

public enum OAuthClientStatus
{
    Active,
    Disabled,
}

/// <summary>The words of the states, on the wire and in the audit.</summary>
public static class OAuthClientStatuses
{
    public static IReadOnlyList<string> Known { get; } = [.. Enum.GetValues<OAuthClientStatus>().Select(Word)];

    public static string Word(this OAuthClientStatus status) => status == OAuthClientStatus.Active ? "active" : "disabled";

    /// <param name="word">one of <see cref="Known"/></param>
    public static OAuthClientStatus Of(string word) => Enum.GetValues<OAuthClientStatus>().Single(status => status.Word() == word);
}
