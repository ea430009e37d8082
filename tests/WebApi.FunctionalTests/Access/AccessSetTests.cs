using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Access;
using ScimPlatform.TestSupport;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Access;

/// <summary>What is told of groups with very many below, whose roles are compared as sets: here those of every group are.</summary>
internal sealed class AccessSetTests : ServerFixture
{
    private protected override TestServerSetup Setup => new() { Services = services => services.AddSingleton(new WatchSizes(MostWatched: -1)) };

    /// <summary>Whoever adds up what is told knows who has which role, whatever is done.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(7)]
    [TestCase(6)]
    public async Task Told_AddedUp_IsTheAccessThatThereIs(int seed)
    {
        var model = await AccessModel.StartAsync(App, new Dice((ulong)seed));
        for (var step = 0; step < 60; step++)
        {
            var done = await model.StepAsync();
            Assert.That(await model.ToldAsync(), Is.EqualTo(await model.HeldAsync()), $"after step {step} of {seed}: {done}");
        }
    }
}
