using System.Reflection;

namespace ScimPlatform.Architecture.Tests;

internal static class Layers
{
    public static Assembly Domain { get; } = typeof(Domain.Common.AggregateRoot).Assembly;

    public static Assembly Application { get; } = typeof(Application.DependencyInjection).Assembly;

    public static Assembly Infrastructure { get; } = typeof(Infrastructure.DependencyInjection).Assembly;

    public static Assembly WebApi { get; } = typeof(WebApi.Hosting.Server).Assembly;

    public static IEnumerable<Type> AllTypes => new[] { Domain, Application, Infrastructure, WebApi }.SelectMany(layer => layer.GetTypes());
}
