namespace ScimPlatform.Domain.Common;

/// <summary>A rule of an aggregate was broken; the sealed subclass is named after the rule.</summary>
public abstract class DomainException(string message) : Exception(message);

/// <summary>A value can never be what it was meant for, whatever the state of the aggregate.</summary>
public abstract class ValueRefused(string message) : DomainException(message);
