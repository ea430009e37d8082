using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.TenantSchemas;

public sealed class SchemaUrnTaken() : DomainException("The tenant already has a schema with this URN.");

public sealed class SchemaUrnAmbiguous(string other) : DomainException(
    $"One of this URN and '{other}' would also be the path of an attribute of the other.");

public sealed class TooManySchemas() : DomainException($"A tenant has at most {TenantSchema.MaxPerTenant} schemas of its own.");

public sealed class SchemaRemoved() : DomainException(
    "A schema that the resource has values under was removed meanwhile. Send the request again without them.");

public sealed class SchemaInUse() : DomainException("A user or group has a value under this schema. Remove the values first.");
