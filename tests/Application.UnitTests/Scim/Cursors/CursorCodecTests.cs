using System.Text;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Cursors;

public sealed class CursorCodecTests
{
    private static readonly Guid Tenant = new("7c1e4d0a-5f1c-4c39-a5a5-0d5b5f0f7a11");
    private static readonly CursorScope Scope = new(Tenant, "User", "title pr", SortBy.Bind("title", null, SchemaRegistry.Core.User));

    private static readonly CursorScope[] Others =
    [
        Scope with { Tenant = Guid.Empty },
        Scope with { Resources = "Group" },
        Scope with { Filter = "title pr " },
        Scope with { Filter = null },
        Scope with { Sort = null },
        Scope with { Sort = SortBy.Bind("title", "descending", SchemaRegistry.Core.User) },
        Scope with { Sort = SortBy.Bind("userName", null, SchemaRegistry.Core.User) },
    ];

    private static readonly Cursor[] Cursors =
    [
        new(0, null),
        new(7, new Position(null, Tenant)),
        new(7, new Position("", Tenant)) { Back = true },
        new(int.MaxValue, new Position("Ärger 😀", Tenant)) { Part = 1 },
    ];

    private readonly FixedTime clock = new();

    [TestCaseSource(nameof(Cursors))]
    public void Open_WhatWasSealed_IsTheSame(Cursor cursor)
    {
        var codec = Codec(1);

        var opened = codec.Open(codec.Seal(cursor, Scope), Scope);

        Assert.That(opened, Is.EqualTo(cursor));
    }

    [TestCaseSource(nameof(Others))]
    public void Open_ForAnotherQuery_IsRefused(CursorScope other)
    {
        var codec = Codec(1);
        var text = codec.Seal(Cursors[1], Scope);

        Assert.That(() => codec.Open(text, other), Refused(ScimType.InvalidCursor));
    }

    [Test]
    public void Open_OfAnotherServer_IsRefused()
    {
        var text = Codec(2).Seal(Cursors[1], Scope);

        Assert.That(() => Codec(1).Open(text, Scope), Refused(ScimType.InvalidCursor));
    }

    [Test]
    public void Open_OfAnotherNodeWithTheSameKey_IsTaken()
    {
        var text = Codec(1).Seal(Cursors[1], Scope);

        Assert.That(Codec(1).Open(text, Scope), Is.EqualTo(Cursors[1]));
    }

    [TestCase("x")]
    [TestCase("12345")]
    [TestCase("AAAABBBBCCCC")]
    [TestCase("\"><script>")]
    [TestCase("=")]
    [TestCase("ünïcode")]
    public void Open_OfNoCursor_IsRefused(string text)
    {
        Assert.That(() => Codec(1).Open(text, Scope), Refused(ScimType.InvalidCursor));
    }

    [Test]
    public void Open_OfACursorInAnotherSpelling_IsRefused()
    {
        var codec = Codec(1);
        var text = codec.Seal(Cursors[3], Scope);

        foreach (var other in new[] { text + "=", " " + text, text + "\n", text[..^4], text + "AAAA" })
        {
            Assert.That(() => codec.Open(other, Scope), Refused(ScimType.InvalidCursor), other);
        }
    }

    [TestCase(3600, null)]
    [TestCase(3601, ScimType.ExpiredCursor)]
    public void Open_AfterATime_EndsWithTheTimeout(int seconds, ScimType? expected)
    {
        var codec = Codec(1);
        var text = codec.Seal(Cursors[1], Scope);

        clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That(() => codec.Open(text, Scope), expected is { } type ? Refused(type) : Throws.Nothing);
    }

    [Test]
    public void Seal_TheSameTwice_TellsNothing()
    {
        var codec = Codec(1);

        var (first, second) = (codec.Seal(Cursors[3], Scope), codec.Seal(Cursors[3], Scope));

        Assert.That(first, Is.Not.EqualTo(second));
        Assert.That(first, Does.Match("^[A-Za-z0-9_-]+$"));
        Assert.That(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(first)), Does.Not.Contain("rger"));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(ScimType type) =>
        Throws.TypeOf<ScimFault>().With.Property(nameof(ScimFault.Type)).EqualTo(type);

    private CursorCodec Codec(byte key) => new([.. Enumerable.Repeat(key, CursorCodec.KeyLength)], clock, TimeSpan.FromHours(1));
}
