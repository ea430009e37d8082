using MediatR;
using ScimPlatform.Application.Common;

namespace ScimPlatform.Architecture.Tests.Rules;

/// <summary>What commands, queries and their handlers look like.</summary>
internal static class UseCaseRules
{
    public static IEnumerable<Type> Requests(IEnumerable<Type> types) =>
        types.Where(type => type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Any(Closes(typeof(IRequest<>))));

    /// <returns>commands and queries that are no sealed records, and requests that are neither</returns>
    public static IEnumerable<Type> NoSealedRecords(IEnumerable<Type> types) => Requests(types)
        .Where(type => !type.IsSealed
            || type.GetMethod("<Clone>$") is null
            || type.GetInterfaces().Count(one => Closes(typeof(ICommand<>))(one) || Closes(typeof(IQuery<>))(one)) != 1);

    /// <returns>"Request: n" for requests without exactly one handler</returns>
    public static IEnumerable<string> WithoutOneHandler(IReadOnlyCollection<Type> types)
    {
        var handled = types
            .Where(type => type is { IsAbstract: false, IsInterface: false })
            .SelectMany(type => type.GetInterfaces().Where(Closes(typeof(IRequestHandler<,>))))
            .Select(handler => handler.GetGenericArguments()[0])
            .ToLookup(request => request);
        return Requests(types)
            .Where(request => handled[request].Count() != 1)
            .Select(request => $"{request.Name}: {handled[request].Count()}");
    }

    private static Func<Type, bool> Closes(Type open) => type => type.IsGenericType && type.GetGenericTypeDefinition() == open;
}
