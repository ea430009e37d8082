using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Architecture.Tests.Rules;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.Architecture.Tests;

public sealed class ControllerTests
{
    private static readonly Type[] Planted = [typeof(OpenController), typeof(ClosedController), typeof(PublicController)];

    [Test]
    public void Actions_OfTheWebApi_SayWhoMayCallThem()
    {
        var types = Layers.WebApi.GetTypes();

        Assert.That(ControllerRules.Actions(types).Count(), Is.GreaterThan(20));
        Assert.That(ControllerRules.Unguarded(types), Is.Empty);
    }

    [Test]
    public void Unguarded_OfAnOpenAction_NamesIt() =>
        Assert.That(ControllerRules.Unguarded(Planted), Is.EqualTo(new[] { "OpenController.Get" }));

    [Test]
    public void Actions_OfTheWebApi_HaveARoute() => Assert.That(ControllerRules.Unrouted(Layers.WebApi.GetTypes()), Is.Empty);

    [Test]
    public void Unrouted_OfAMethodWithoutAVerb_NamesIt() =>
        Assert.That(ControllerRules.Unrouted(Planted), Is.EqualTo(new[] { "PublicController.Get" }));

    [Test]
    public void Controllers_OfTheWebApi_HaveADialect() => Assert.That(ControllerRules.Voiceless(Layers.WebApi.GetTypes()), Is.Empty);

    [Test]
    public void Voiceless_OfAControllerWithoutADialect_NamesIt() =>
        Assert.That(ControllerRules.Voiceless(Planted), Is.EqualTo(new[] { typeof(ClosedController) }));

    [Dialect(DialectName.Admin)]
    private sealed class OpenController : ControllerBase
    {
        [HttpGet]
        public IActionResult Get() => Ok();

        [HttpPost]
        [Authorize]
        public IActionResult Post() => Ok();
    }

    [Authorize]
    private sealed class ClosedController : ControllerBase
    {
        [HttpGet]
        public IActionResult Get() => Ok();
    }

    [Dialect(DialectName.Scim)]
    private sealed class PublicController : ControllerBase
    {
        [AllowAnonymous]
        public IActionResult Get() => Ok();
    }
}
