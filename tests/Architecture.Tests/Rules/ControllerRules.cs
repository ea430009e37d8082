using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.Architecture.Tests.Rules;

/// <summary>Nothing is open by oversight, and every controller has a voice.</summary>
internal static class ControllerRules
{
    public static IEnumerable<Type> Controllers(IEnumerable<Type> types) =>
        types.Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(ControllerBase)));

    public static IEnumerable<MethodInfo> Actions(IEnumerable<Type> types) => Controllers(types)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => !method.IsDefined(typeof(NonActionAttribute)));

    /// <returns>actions that say neither who may call them nor that anybody may</returns>
    public static IEnumerable<string> Unguarded(IEnumerable<Type> types) => Actions(types)
        .Where(action => !Says(action) && !Says(action.DeclaringType!))
        .Select(Name);

    /// <returns>public methods of controllers that no route leads to</returns>
    public static IEnumerable<string> Unrouted(IEnumerable<Type> types) => Actions(types)
        .Where(action => !action.GetCustomAttributes().OfType<HttpMethodAttribute>().Any())
        .Select(Name);

    /// <returns>controllers without a dialect</returns>
    public static IEnumerable<Type> Voiceless(IEnumerable<Type> types) =>
        Controllers(types).Where(type => type.GetCustomAttribute<DialectAttribute>() is null);

    private static bool Says(MemberInfo member) =>
        member.GetCustomAttributes().Any(attribute => attribute is IAuthorizeData or IAllowAnonymous);

    private static string Name(MethodInfo action) => $"{action.DeclaringType!.Name}.{action.Name}";
}
