namespace ScimPlatform.Domain.SetupLinks;

public enum SetupLinkStatus
{
    /// <summary>Nobody has opened it.</summary>
    Waiting,

    /// <summary>One browser has it.</summary>
    Opened,
    Expired,
    Revoked,
}

/// <summary>The words of the states, on the wire.</summary>
public static class SetupLinkStatuses
{
    public static string Word(this SetupLinkStatus status) => status switch
    {
        SetupLinkStatus.Waiting => "waiting",
        SetupLinkStatus.Opened => "opened",
        SetupLinkStatus.Expired => "expired",
        _ => "revoked",
    };
}
