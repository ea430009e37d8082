using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Caching;

namespace ScimPlatform.Infrastructure.IntegrationTests.Caching;

public sealed class TotalsCacheTests
{
    private const string Urn = "urn:example:sample:1.0:User";
    private const string Text = "title eq \"a\"";

    private static readonly TenantId Tenant = new(Guid.NewGuid());

    private TotalsCache totals = null!;

    [SetUp]
    public void StartEmpty() => totals = new TotalsCache();

    [TestCase("userName pr")]
    [TestCase("emails[type eq \"work\" and value co \"@example.com\"] and active eq true")]
    [TestCase("not (emails.value ne \"x\") or meta.created gt \"2026-01-01T00:00:00Z\"")]
    [TestCase(Urn + ":code eq \"a\" and employeeNumber sw \"7\"")]
    public void Find_TheSameFilterReadAgain_IsWhatWasCounted(string text)
    {
        var type = SchemaRegistry.Core.With([Sample(caseExact: false)]).User;
        totals.Remember(Of(text, type), 7, 42);

        Assert.That(totals.Find(Of(text, type), 7), Is.EqualTo(42));
    }

    [TestCase(6)]
    [TestCase(8)]
    public void Find_AtAnotherNumberOfChanges_IsNothing(long changes)
    {
        totals.Remember(Of(Text), 7, 42);

        Assert.That(totals.Find(Of(Text), changes), Is.Null);
    }

    [TestCase("title eq \"b\"")]
    [TestCase("title ne \"a\"")]
    [TestCase("nickName eq \"a\"")]
    [TestCase("not (title eq \"a\")")]
    public void Find_AnotherFilter_IsNothing(string text)
    {
        totals.Remember(Of(Text), 7, 42);

        Assert.That(totals.Find(Of(text), 7), Is.Null);
    }

    [Test]
    public void Find_ForAnotherTenantOrKind_IsNothing()
    {
        totals.Remember(Of(Text), 7, 42);

        Assert.That(totals.Find(Of(Text) with { Tenant = new TenantId(Guid.NewGuid()) }, 7), Is.Null);
        Assert.That(totals.Find(Of(Text) with { Kind = typeof(Group) }, 7), Is.Null);
    }

    [TestCase("pr")]
    [TestCase("eq \"a\"")]
    public void Find_TheSameTextOfASchemaThatWasMadeAnew_IsNothing(string condition)
    {
        var (before, after) = (SchemaRegistry.Core.With([Sample(caseExact: false)]).User, SchemaRegistry.Core.With([Sample(caseExact: true)]).User);
        totals.Remember(Of($"{Urn}:code {condition}", before), 7, 42);

        Assert.That(totals.Find(Of($"{Urn}:code {condition}", after), 7), Is.Null);
    }

    [Test]
    public void Remember_WhatWasCountedEarlier_KeepsTheLaterTotal()
    {
        totals.Remember(Of(Text), 8, 43);

        totals.Remember(Of(Text), 7, 42);

        Assert.That(totals.Find(Of(Text), 8), Is.EqualTo(43));
    }

    [Test]
    public void Remember_AsLongAsThereIsRoom_ForgetsNothing()
    {
        Fill(TotalsCache.MostTotals);

        totals.Remember(Of("title eq \"0\""), 8, 43);

        Assert.That(totals.Find(Of("title eq \"0\""), 8), Is.EqualTo(43));
        Assert.That(totals.Find(Of("title eq \"1\""), 7), Is.EqualTo(42));
    }

    [Test]
    public void Remember_WhenThereIsNoMoreRoom_StartsOver()
    {
        Fill(TotalsCache.MostTotals);

        totals.Remember(Of(Text), 7, 42);

        Assert.That(totals.Find(Of("title eq \"0\""), 7), Is.Null);
        Assert.That(totals.Find(Of(Text), 7), Is.EqualTo(42));
    }

    [TestCase(500, true)]
    [TestCase(TotalsCache.LargestFilter, false)]
    public void Remember_ALongText_DependsOnItsLength(int length, bool isRemembered) =>
        Assert.That(IsRemembered($"title eq \"{new string('a', length)}\""), Is.EqualTo(isRemembered));

    [TestCase(5, true)]
    [TestCase(100, false)]
    public void Remember_ManyParts_DependsOnTheirNumber(int parts, bool isRemembered) =>
        Assert.That(IsRemembered(string.Join(" or ", Enumerable.Repeat("not (title pr) and emails[type eq \"a\"]", parts))), Is.EqualTo(isRemembered));

    private static TotalsCache.Question Of(string text, ResourceType? type = null) =>
        new(Tenant, typeof(User), FilterBinder.Bind(FilterParser.Parse(text), type ?? SchemaRegistry.Core.User));

    private static SchemaExtension Sample(bool caseExact) => new("User", new Application.Scim.Schemas.Schema
    {
        Id = Urn,
        Name = "Sample",
        Attributes = [new AttributeDefinition { Name = "code", Type = AttributeType.String, CaseExact = caseExact }],
    });

    private bool IsRemembered(string text)
    {
        totals.Remember(Of(text), 7, 42);
        return totals.Find(Of(text), 7) is not null;
    }

    private void Fill(int count)
    {
        for (var index = 0; index < count; index++)
        {
            totals.Remember(Of($"title eq \"{index}\""), 7, 42);
        }
    }
}
