using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.LeakResponse;

/// <summary>Ends every token that was found where everybody can read it, whosever it is.</summary>
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
    IScimTokenRepository tokens, ILeakReportRepository reports, IUnitOfWork unitOfWork, TimeProvider time)
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
        var ours = await FindAsync(command.Alerts, cancellationToken);
        foreach (var token in ours)
        {
            token.ReportLeak(command.Finder, now);
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
        var known = ours.Select(token => token.Hash).ToHashSet();
        return [.. command.Alerts.Select(alert => Verdict(alert, known))];
    }

    private static LeakVerdict Verdict(LeakAlert alert, HashSet<TokenHash> known)
    {
        var hash = TokenHash.Of(alert.Found);
        return new LeakVerdict(hash.ToBytes(), alert.Type, known.Contains(hash));
    }

    private Task<IReadOnlyList<ScimToken>> FindAsync(IReadOnlyList<LeakAlert> alerts, CancellationToken cancellationToken) =>
        tokens.FindByHashesAsync(
            [.. alerts.Select(alert => alert.Found).Where(TokenSecret.IsWellFormed).Select(TokenHash.Of).Distinct()], cancellationToken);
}
