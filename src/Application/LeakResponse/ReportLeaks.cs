using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.LeakResponse;

/// <summary>Ends every token and every secret of a client that was found where everybody can read it, whosever it is.</summary>
/// <param name="Alerts">what was found</param>
/// <param name="Report">SHA-256 of the whole report, in hexadecimal: one that comes again is refused</param>
/// <param name="Finder">who found it</param>
public sealed record ReportLeaksCommand(IReadOnlyList<LeakAlert> Alerts, string Report, Actor Finder)
    : ICommand<IReadOnlyList<LeakVerdict>>, IRepeatable;

internal sealed class ReportLeaksValidator : AbstractValidator<ReportLeaksCommand>
{
    private const int MostAlerts = 1000;

    public ReportLeaksValidator() => RuleFor(command => command.Alerts)
        .Must(alerts => alerts.Count <= MostAlerts).WithProblem(FieldProblem.TooMany, $"must have at most {MostAlerts} elements");
}

internal sealed class ReportLeaksHandler(
    LeakedCredentials credentials, ILeakReportRepository reports, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ReportLeaksCommand, IReadOnlyList<LeakVerdict>>
{
    public async Task<IReadOnlyList<LeakVerdict>> Handle(ReportLeaksCommand command, CancellationToken cancellationToken)
    {
        if (await reports.HasComeAsync(command.Report, cancellationToken))
        {
            throw new Refusal(new Error(ErrorKind.Conflict, "This alert has come before."));
        }

        var now = time.Now();
        reports.Add(new LeakReport(command.Report, now));
        var known = await credentials.EndAsync(HashesOf(command.Alerts), command.Finder, now, cancellationToken);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return [.. command.Alerts.Select(alert => Verdict(alert, known))];
    }

    private static LeakVerdict Verdict(LeakAlert alert, IReadOnlySet<TokenHash> known)
    {
        var hash = TokenHash.Of(alert.Found);
        return new LeakVerdict(hash.ToBytes(), alert.Type, known.Contains(hash));
    }

    private static IReadOnlyList<TokenHash> HashesOf(IReadOnlyList<LeakAlert> alerts) =>
        [.. alerts.Select(alert => alert.Found).Where(TokenSecret.IsWellFormed).Select(TokenHash.Of).Distinct()];
}
