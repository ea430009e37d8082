using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;

namespace ScimPlatform.Application.SetupLinks;

/// <summary>Gives a setup link to the browser that presents its secret. Null is the answer to what is no link.</summary>
/// <param name="Presented">the clear value</param>
public sealed record OpenSetupLinkCommand(string Presented) : ICommand<SetupLinkView?>, IRepeatable
{
    // The generated form would print the secret.
    public override string ToString() => nameof(OpenSetupLinkCommand);
}

internal sealed class OpenSetupLinkHandler(ISetupLinkRepository links, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<OpenSetupLinkCommand, SetupLinkView?>
{
    public async Task<SetupLinkView?> Handle(OpenSetupLinkCommand command, CancellationToken cancellationToken)
    {
        if (!TokenSecret.IsWellFormed(command.Presented)
            || await links.FindByHashAsync(TokenHash.Of(command.Presented), cancellationToken) is not { } link)
        {
            return null;
        }

        var now = time.Now();
        link.Open(now);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return SetupLinkView.Of(link, now);
    }
}
