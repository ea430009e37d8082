using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.TestSupport;

/// <summary>Says that something refuses: <c>Refused.By&lt;ScimNotEnabled&gt;(() => …)</c>.</summary>
public static class Refused
{
    /// <summary>The rule of that name refuses.</summary>
    /// <returns>the refusal, for what it says</returns>
    public static TRule By<TRule>(Action act)
        where TRule : DomainException => Thrown<TRule>(() => Completed(act)).GetAwaiter().GetResult();

    /// <summary>The rule of that name refuses.</summary>
    /// <returns>the refusal, for what it says</returns>
    public static Task<TRule> ByAsync<TRule>(Func<Task> act)
        where TRule : DomainException => Thrown<TRule>(act);

    /// <summary>A use case or an edge refuses.</summary>
    /// <returns>the error that the client gets</returns>
    public static Error With(Action act) => Thrown<Refusal>(() => Completed(act)).GetAwaiter().GetResult().Error;

    /// <summary>A use case or an edge refuses.</summary>
    /// <returns>the error that the client gets</returns>
    public static async Task<Error> WithAsync(Func<Task> act) => (await Thrown<Refusal>(act)).Error;

    private static Task Completed(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static async Task<TException> Thrown<TException>(Func<Task> act)
        where TException : Exception
    {
        Exception? thrown = null;
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is DomainException or Refusal)
        {
            thrown = exception;
        }

        Assert.That(thrown, Is.TypeOf<TException>());
        return (TException)thrown!;
    }
}
