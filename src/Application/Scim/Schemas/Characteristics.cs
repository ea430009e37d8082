using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScimPlatform.Application.Scim.Schemas;

/// <summary>RFC 7643 section 2.3: the data types of attributes.</summary>
[JsonConverter(typeof(KeywordConverter<AttributeType>))]
public enum AttributeType
{
    String,
    Boolean,
    Decimal,
    Integer,
    DateTime,
    Binary,
    Reference,
    Complex,
}

/// <summary>RFC 7643 section 7: who may write an attribute, and when.</summary>
[JsonConverter(typeof(KeywordConverter<Mutability>))]
public enum Mutability
{
    ReadWrite,
    ReadOnly,
    Immutable,
    WriteOnly,
}

/// <summary>RFC 7643 section 7: when an attribute is part of an answer.</summary>
[JsonConverter(typeof(KeywordConverter<Returned>))]
public enum Returned
{
    Default,
    Always,
    Never,
    Request,
}

/// <summary>RFC 7643 section 7: within what an attribute's value is unique.</summary>
[JsonConverter(typeof(KeywordConverter<Uniqueness>))]
public enum Uniqueness
{
    None,
    Server,
    Global,
}

/// <summary>Writes the RFC's keyword.</summary>
public sealed class KeywordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
