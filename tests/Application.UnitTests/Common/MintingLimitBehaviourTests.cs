using Moq;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Behaviours;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class MintingLimitBehaviourTests
{
    private static readonly TenantId Tenant = new(Guid.Parse("0195a1b2-0000-7000-8000-00000000000a"));

    [Test]
    public async Task Handle_AMintingCommand_IsCountedForItsTenantFirst()
    {
        var limit = new Mock<IMintingLimit>();
        var admittedFirst = false;

        var answer = await new MintingLimitBehaviour<Minting, string>(limit.Object).Handle(
            new Minting(Tenant),
            CancellationToken.None,
            () =>
            {
                limit.Verify(gate => gate.Admit(Tenant), Times.Once);
                admittedFirst = true;
                return Task.FromResult("minted");
            });

        Assert.That((answer, admittedFirst), Is.EqualTo(("minted", true)));
        limit.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_AMintingCommandOverTheLimit_NeverRuns()
    {
        var limit = new Mock<IMintingLimit>();
        limit.Setup(gate => gate.Admit(Tenant)).Throws(new Refusal(new Error(ErrorKind.TooManyRequests, "Too many.")));
        var ran = false;

        var error = await Refused.WithAsync(() => new MintingLimitBehaviour<Minting, string>(limit.Object).Handle(
            new Minting(Tenant),
            CancellationToken.None,
            () =>
            {
                ran = true;
                return Task.FromResult("minted");
            }));

        Assert.That((error.Kind, ran), Is.EqualTo((ErrorKind.TooManyRequests, false)));
    }

    [Test]
    public void MintingCommands_OfTheApplication_AreCreateAndRecreate() => Assert.That(
        typeof(IMintingCommand).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IMintingCommand))),
        Is.EquivalentTo(new[] { typeof(CreateScimTokenCommand), typeof(RecreateScimTokenCommand), typeof(RecreateScimTokenByIdCommand) }));

    private sealed record Minting(TenantId Tenant) : ICommand<string>, IMintingCommand
    {
        public Actor Actor => Actor.System;

        public IdempotencyKey? Key => null;
    }
}
