namespace ScimPlatform.Application.Common.Errors;

/// <summary>An exception as it may be logged: its types and where it was thrown. Messages can hold the values of a row, and so people.</summary>
public static class FailureTrace
{
    public static string Of(Exception exception)
    {
        var types = Chain(exception).Select(each => each.GetType().FullName);
        return $"{string.Join(" <- ", types)}{Environment.NewLine}{exception.StackTrace}";
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            yield return each;
        }
    }
}
