using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Commands;

/// <summary>The one line that a command ends with when it fails.</summary>
internal static class CommandFaults
{
    /// <returns>null for what nobody foresaw</returns>
    public static string? LineFor(Exception exception) => exception switch
    {
        SettingFault or OperationRefused or DomainException => exception.Message,
        Refusal { Error.Fields: [var field, ..] } => $"{Option(field.Name)} {field.Message}.",
        Refusal => exception.Message,
        StoreUnavailable or RetryLimitExceededException or InvalidOperationException { InnerException: DbException }
            when exception.InnerException is { } cause => LineFor(cause),
        DbException or SocketException or TimeoutException => $"The database cannot be used: {FirstLine(exception)}",
        IOException or UnauthorizedAccessException => FirstLine(exception),
        _ => null,
    };

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();

    // Fields of a use case are spelled as options: MaxLiveTokens is --max-live-tokens.
    private static string Option(string field) => field == "Slug" ? "SLUG"
        : $"--{string.Concat(field.Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"))}";
}
