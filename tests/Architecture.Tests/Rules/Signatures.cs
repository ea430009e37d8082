using System.Reflection;

namespace ScimPlatform.Architecture.Tests.Rules;

/// <summary>Every type that another one names: its bases, attributes, fields, parameters, results and locals.</summary>
internal static class Signatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Of(Type type) =>
        Bases(type)
            .Concat(type.GetFields(Declared).Select(field => field.FieldType))
            .Concat(type.GetMethods(Declared).SelectMany(OfMethod))
            .Concat(type.GetConstructors(Declared).SelectMany(OfMethod))
            .Concat(type.GetMembers(Declared).Append(type).SelectMany(Attributes))
            .SelectMany(Parts);

    private static IEnumerable<Type> Bases(Type type) =>
        type.BaseType is null ? type.GetInterfaces() : type.GetInterfaces().Append(type.BaseType);

    private static IEnumerable<Type> OfMethod(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])
            .Concat(method is MethodInfo { ReturnType: var result } ? [result] : []);

    private static IEnumerable<Type> Attributes(MemberInfo member) => member.CustomAttributes.Select(attribute => attribute.AttributeType);

    // List<Foo[]> names Foo as well.
    private static IEnumerable<Type> Parts(Type type)
    {
        var element = type.HasElementType ? type.GetElementType()! : type;
        return element.IsGenericType ? element.GetGenericArguments().SelectMany(Parts).Append(element) : [element];
    }
}
