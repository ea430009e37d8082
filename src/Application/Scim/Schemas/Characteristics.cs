namespace ScimPlatform.Application.Scim.Schemas;

/// <summary>RFC 7643 section 2.3: the data types of attributes.</summary>
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
public enum Mutability
{
    ReadWrite,
    ReadOnly,
    Immutable,
    WriteOnly,
}

/// <summary>RFC 7643 section 7: when an attribute is part of an answer.</summary>
public enum Returned
{
    Default,
    Always,
    Never,
    Request,
}

/// <summary>RFC 7643 section 7: within what an attribute's value is unique.</summary>
public enum Uniqueness
{
    None,
    Server,
    Global,
}
