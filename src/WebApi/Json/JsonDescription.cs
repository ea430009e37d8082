namespace ScimPlatform.WebApi.Json;

/// <summary>The members that a reader asks for, in its order.</summary>
/// <param name="type">what it reads</param>
/// <param name="parent">what that is a part of, if anything</param>
public sealed class JsonDescription(Type type, JsonDescription? parent = null)
{
    private readonly List<JsonMember> members = [];

    /// <summary>What is read.</summary>
    public Type Type { get; } = type;

    /// <summary>Whether the request may come without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether exactly one of the members has to be there.</summary>
    public bool HasOneMember { get; internal set; }

    /// <summary>Whether some of the members have to be there, though none of them by itself.</summary>
    public bool HasSomeMember { get; internal set; }

    public IReadOnlyList<JsonMember> Members => members;

    internal JsonMember Last => members[^1];

    internal void Add(JsonMember member) => members.Add(member with { Owner = this });

    /// <summary>That of the type further up, if it holds itself.</summary>
    internal JsonDescription? Around(Type of) => Type == of ? this : parent?.Around(of);
}

/// <summary>What a member has to be.</summary>
public enum JsonMemberKind
{
    Text,
    Uuid,
    Time,
    Flag,
    Whole,
    TextList,
    Keyword,
    Object,
    Objects,
    Map,
    Document,
}

/// <param name="Name">as it stands in the document; empty for the document itself, where that is a list</param>
/// <param name="Kind">what it has to be</param>
/// <param name="IsRequired">whether it has to be there</param>
public sealed record JsonMember(string Name, JsonMemberKind Kind, bool IsRequired)
{
    /// <summary>The enumeration whose values are the keywords.</summary>
    public Type? Keywords { get; private set; }

    /// <summary>What the object is, or each object of the list or map.</summary>
    public JsonDescription? Element { get; private set; }

    internal JsonDescription? Owner { get; init; }

    internal void Describe(Type keywords) => Keywords = keywords;

    internal void Describe(Type element, Action<JsonDescription> read)
    {
        Element = Owner?.Around(element);
        if (Element is null)
        {
            Element = new JsonDescription(element, Owner);
            read(Element);
        }
    }
}
