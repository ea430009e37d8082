using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.TestSupport;

/// <summary>A tenant's own extension of the user, with an attribute of every type that the RFC's schemas do without.</summary>
public static class BadgeSchema
{
    public const string Urn = "urn:example:badge:2.0:User";

    public static Schema Schema { get; } = new()
    {
        Id = Urn,
        Name = "Badge",
        Attributes =
        [
            Attribute("level", AttributeType.Integer),
            Attribute("score", AttributeType.Decimal),
            Attribute("validUntil", AttributeType.DateTime),
            Attribute("remote", AttributeType.Boolean),
            Attribute("chip", AttributeType.Binary) with { CaseExact = true },
            Attribute("pin", AttributeType.String) with { Returned = Returned.Never, Mutability = Mutability.WriteOnly },
            Attribute("vault", AttributeType.Complex) with { Returned = Returned.Never, SubAttributes = [Attribute("code", AttributeType.String)] },
            Attribute("locks", AttributeType.Complex) with
            {
                MultiValued = true,
                SubAttributes = [Attribute("value", AttributeType.String) with { Returned = Returned.Never }, Attribute("type", AttributeType.String)],
            },
            Attribute("tags", AttributeType.String) with { MultiValued = true },
            Attribute("keys", AttributeType.String) with { MultiValued = true, CaseExact = true },
            Attribute("desk", AttributeType.Complex) with
            {
                SubAttributes = [Attribute("floor", AttributeType.Integer), Attribute("room", AttributeType.String)],
            },
            Attribute("cars", AttributeType.Complex) with
            {
                MultiValued = true,
                SubAttributes =
                [
                    Attribute("value", AttributeType.String),
                    Attribute("seats", AttributeType.Integer),
                    Attribute("electric", AttributeType.Boolean),
                    Attribute("boughtAt", AttributeType.DateTime),
                ],
            },
        ],
    };

    private static AttributeDefinition Attribute(string name, AttributeType type) => new() { Name = name, Type = type };
}
