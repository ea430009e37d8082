using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.Users;

public sealed class UserNameTaken() : DomainException("Another user of the tenant has this userName.");

public sealed class MoreThanOnePrimaryEmail() : ValueRefused("At most one of emails can be primary.");
