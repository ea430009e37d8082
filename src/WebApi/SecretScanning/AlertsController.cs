using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.SecretScanning;

/// <summary>Alerts of leaked tokens, in the format of GitHub's secret scanning partner program.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Tags("SecretScanning")]
[Route("secret-scanning/alerts")]
public sealed class AlertsController(IMediator sender) : ControllerBase
{
    /// <summary>Revokes what was found, at once, and says what of it was ours. Who asks proves itself by signing the body.</summary>
    [HttpPost]
    [AllowAnonymous]
    [Signed]
    public async Task<IReadOnlyList<LabelResponse>> Take([FromBody] AlertsRequest request, CancellationToken cancellationToken)
    {
        var report = SignedReport.Of(HttpContext);
        var command = new ReportLeaksCommand([.. request.Select(alert => alert.ToAlert())], report.Hash, report.Signer);
        var verdicts = await sender.Send(command, cancellationToken);
        return [.. verdicts.Select(LabelResponse.Of)];
    }
}
