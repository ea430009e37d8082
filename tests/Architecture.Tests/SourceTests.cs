using ScimPlatform.Architecture.Tests.Rules;

namespace ScimPlatform.Architecture.Tests;

public sealed class SourceTests
{
    private static readonly IReadOnlyList<SourceFile> Product = SourceTree.Below("src");
    private static readonly IReadOnlyList<SourceFile> Tests = SourceTree.Below("tests");

    private static readonly TestCaseData[] Swallowers =
    [
        new TestCaseData("try { A(); } catch { }").SetArgDisplayNames("bare"),
        new TestCaseData("try { A(); }\ncatch (Exception)\n{\n}").SetArgDisplayNames("typed"),
        new TestCaseData("try { A(); } catch (IOException gone) when (gone.HResult == 1) { /* never mind */ }").SetArgDisplayNames("filtered"),
        new TestCaseData("try { A(); }\ncatch\n{\n    // never mind\n}").SetArgDisplayNames("with a comment"),
    ];

    [Test]
    public void Tree_OfTheProduct_HasItsFiles()
    {
        Assert.That(Product, Has.Count.GreaterThan(150));
        Assert.That(Product.Select(file => file.Path), Does.Contain("src/Domain/Tenants/Tenant.cs"));
        Assert.That(Product.Concat(Tests).Select(file => file.Path), Has.None.Contains("/obj/").And.None.Contains("/artifacts/"));
    }

    [Test]
    public void Files_OfTheProduct_AreShortEnoughToRead() => Assert.That(SourceRules.TooLong(Product), Is.Empty);

    [Test]
    public void TooLong_OfLongFiles_NamesThem() => Assert.That(
        SourceRules.TooLong([Lines("src/A/B.cs", 250), Lines("src/A/C.cs", 251)]), Is.EqualTo(new[] { "src/A/C.cs: 251" }));

    [Test]
    public void Folders_OfTheProduct_HoldFewEnoughFilesToFindOne() => Assert.That(SourceRules.TooFull(Product), Is.Empty);

    [Test]
    public void TooFull_OfFullFolders_NamesThem() => Assert.That(
        SourceRules.TooFull([.. Files("src/A", 20), .. Files("src/A/B", 21)]), Is.EqualTo(new[] { "src/A/B: 21" }));

    [Test]
    public void Files_OfTheRepository_LieInTheFolderOfTheirNamespace() =>
        Assert.That(SourceRules.Misplaced(Product.Concat(Tests)), Is.Empty);

    [Test]
    public void Misplaced_OfAFileElsewhere_NamesIt() => Assert.That(
        SourceRules.Misplaced(
        [
            new SourceFile("src/Domain/Tenants/A.cs", "using System;\n\nnamespace ScimPlatform.Domain.Tenants;\n"),
            new SourceFile("src/Domain/Tenants/B.cs", "namespace ScimPlatform.Domain.Users;\n"),
            new SourceFile("src/Domain/C.cs", "namespace ScimPlatform.Domain.Users\n{\n}\n"),
        ]),
        Is.EqualTo(new[] { "src/Domain/Tenants/B.cs: ScimPlatform.Domain.Users", "src/Domain/C.cs: ScimPlatform.Domain.Users" }));

    [Test]
    public void Files_OfTheProduct_SwallowNoExceptions() => Assert.That(SourceRules.Swallowing(Product), Is.Empty);

    [TestCaseSource(nameof(Swallowers))]
    public void Swallowing_OfAnEmptyCatch_NamesTheFile(string text) =>
        Assert.That(SourceRules.Swallowing([new SourceFile("src/A.cs", text)]), Is.EqualTo(new[] { "src/A.cs" }));

    [TestCase("try { A(); } catch (IOException) { return null; }")]
    [TestCase("try { A(); } finally { }")]
    [TestCase("Catch(() => { });")]
    public void Swallowing_OfOtherText_NamesNothing(string text) =>
        Assert.That(SourceRules.Swallowing([new SourceFile("src/A.cs", text)]), Is.Empty);

    [Test]
    public void Types_OfTheProduct_HaveNamesThatSaySomething() => Assert.That(NameRules.Empty(Layers.AllTypes), Is.Empty);

    [Test]
    public void Empty_OfNamesThatSayNothing_NamesThem() => Assert.That(
        NameRules.Empty([typeof(TokenHelper), typeof(TokenManager), typeof(TokenUtil), typeof(TokenUtils), typeof(TokenBase<>), typeof(TokenDto), typeof(Database)]),
        Is.EqualTo(new[] { "TokenHelper", "TokenManager", "TokenUtil", "TokenUtils", "TokenBase", "TokenDto" }));

    private static IEnumerable<SourceFile> Files(string folder, int count) =>
        Enumerable.Range(0, count).Select(index => new SourceFile($"{folder}/F{index}.cs", "x\n"));

    private static SourceFile Lines(string path, int count) => new(path, string.Concat(Enumerable.Repeat("x\n", count)));

    private sealed class TokenHelper;

    private sealed class TokenManager;

    private sealed class TokenUtil;

    private sealed class TokenUtils;

    private sealed class TokenBase<T>
    {
        public T? Value { get; set; }
    }

    private sealed class TokenDto;

    private sealed class Database;
}
