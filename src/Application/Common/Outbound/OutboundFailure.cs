namespace ScimPlatform.Application.Common.Outbound;

/// <summary>Why there is no answer.</summary>
public enum OutboundFault
{
    /// <summary>The URL is not of a form that may be called.</summary>
    AddressForm,

    /// <summary>The host is not among those that may be called.</summary>
    HostNotAllowed,

    /// <summary>The name does not resolve.</summary>
    Unresolved,

    /// <summary>The name resolves to an address that is not a public one.</summary>
    AddressRefused,

    /// <summary>No connection, no TLS that can be trusted, or an answer that is no HTTP.</summary>
    Unreachable,

    /// <summary>The answer was a redirect.</summary>
    Redirected,

    /// <summary>The answer is longer than allowed.</summary>
    TooLarge,

    /// <summary>The time limit passed.</summary>
    TooSlow,
}

/// <summary>An outbound request has no answer that may be used. The message is for people, and names no address.</summary>
public sealed class OutboundFailure(OutboundFault fault, int? status = null, Exception? inner = null) : Exception(MessageOf(fault), inner)
{
    public OutboundFault Fault { get; } = fault;

    /// <summary>The status of the answer, if there was one.</summary>
    public int? Status { get; } = status;

    private static string MessageOf(OutboundFault fault) => fault switch
    {
        OutboundFault.AddressForm => "The URL is not one that may be called.",
        OutboundFault.HostNotAllowed => "The host is not among those that may be called.",
        OutboundFault.Unresolved => "The host's name does not resolve.",
        OutboundFault.AddressRefused => "The host's name resolves to an address that is not public.",
        OutboundFault.Redirected => "The answer was a redirect, which is not followed.",
        OutboundFault.TooLarge => "The answer is too large.",
        OutboundFault.TooSlow => "The answer took too long.",
        _ => "The host could not be reached, or its certificate or answer is not valid.",
    };
}
