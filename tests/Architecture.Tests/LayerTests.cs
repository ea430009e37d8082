using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Architecture.Tests.Rules;

namespace ScimPlatform.Architecture.Tests;

public sealed class LayerTests
{
    private static readonly string[] Frameworks = ["MediatR", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"];

    [Test]
    public void Domain_References_NothingButThePlatform() =>
        Assert.That(LayerRules.OutsideThePlatform(Layers.Domain), Is.Empty);

    [Test]
    public void OutsideThePlatform_OfAnAssemblyWithReferences_NamesThem() => Assert.That(
        LayerRules.OutsideThePlatform(typeof(LayerTests).Assembly), Is.SupersetOf(new[] { "nunit.framework", "ScimPlatform.WebApi" }));

    [Test]
    public void Application_References_NeitherDatabaseNorWebNorOuterLayers() => Assert.That(
        LayerRules.Forbidden(
            Layers.Application, "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "ScimPlatform.Infrastructure", "ScimPlatform.WebApi"),
        Is.Empty);

    [Test]
    public void Infrastructure_References_NoWebApi() => Assert.That(
        LayerRules.Forbidden(Layers.Infrastructure, "Microsoft.AspNetCore.Mvc", "ScimPlatform.WebApi"), Is.Empty);

    [Test]
    public void Forbidden_OfAnAssemblyThatReferencesIt_NamesIt() => Assert.That(
        LayerRules.Forbidden(Layers.Infrastructure, "Microsoft.EntityFrameworkCore"), Does.Contain("Microsoft.EntityFrameworkCore"));

    [Test]
    public void ScimKernel_Types_UseNoFramework()
    {
        var kernel = Layers.Application.GetTypes()
            .Where(type => type.Namespace == "ScimPlatform.Application.Scim"
                || type.Namespace?.StartsWith("ScimPlatform.Application.Scim.", StringComparison.Ordinal) == true)
            .ToList();

        Assert.That(kernel, Has.Count.GreaterThan(50));
        Assert.That(LayerRules.Uses(kernel, [.. Frameworks, "AutoMapper", "FluentValidation"]), Is.Empty);
    }

    [Test]
    public void WebApi_TypesOutsideTheComposition_UseNoInfrastructure()
    {
        var types = Layers.WebApi.GetTypes()
            .Where(type => type.Namespace?.StartsWith("ScimPlatform.WebApi", StringComparison.Ordinal) == true)
            .Where(type => type.Namespace is not ("ScimPlatform.WebApi.Commands" or "ScimPlatform.WebApi.Hosting" or "ScimPlatform.WebApi.Configuration"))
            .ToList();

        Assert.That(types, Has.Count.GreaterThan(50));
        Assert.That(LayerRules.Uses(types, "ScimPlatform.Infrastructure", "Microsoft.EntityFrameworkCore"), Is.Empty);
    }

    [Test]
    public void WebApi_FilesOutsideTheComposition_DoNotNameInfrastructure() => Assert.That(
        SourceTree.Below("src/WebApi")
            .Where(file => !file.Path.StartsWith("src/WebApi/Commands/", StringComparison.Ordinal)
                && !file.Path.StartsWith("src/WebApi/Hosting/", StringComparison.Ordinal)
                && !file.Path.StartsWith("src/WebApi/Configuration/", StringComparison.Ordinal))
            .Where(file => file.Text.Contains("ScimPlatform.Infrastructure", StringComparison.Ordinal))
            .Select(file => file.Path),
        Is.Empty);

    [TestCase(typeof(InAField), "Microsoft.EntityFrameworkCore.DbContext")]
    [TestCase(typeof(InAParameter), "Microsoft.AspNetCore.Http.HttpContext")]
    [TestCase(typeof(InAResult), "MediatR.Unit")]
    [TestCase(typeof(InAConstructor), "Microsoft.EntityFrameworkCore.DbContext")]
    [TestCase(typeof(InALocal), "Microsoft.EntityFrameworkCore.DbContextOptionsBuilder")]
    [TestCase(typeof(InABase), "MediatR.IRequest")]
    public void Uses_OfATypeThatDoes_NamesBoth(Type planted, string used) =>
        Assert.That(LayerRules.Uses([planted], Frameworks), Does.Contain($"{planted.FullName} uses {used}"));

    private sealed class InAField
    {
        public DbContext[]? Context { get; set; }
    }

    private sealed class InAParameter
    {
        public static int Read(IReadOnlyList<HttpContext> contexts) => contexts.Count;
    }

    private sealed class InAResult
    {
        public static Task<MediatR.Unit> DoAsync() => Task.FromResult(MediatR.Unit.Value);
    }

    private sealed class InAConstructor(DbContext context)
    {
        public override string ToString() => context.ToString()!;
    }

    private sealed class InALocal
    {
        public static int Count()
        {
            var builder = new DbContextOptionsBuilder();
            return builder.Options.Extensions.Count() + builder.GetHashCode();
        }
    }

    private sealed class InABase : MediatR.IRequest;
}
