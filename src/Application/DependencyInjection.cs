using System.Reflection;
using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Bulk;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Behaviours;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Users;

namespace ScimPlatform.Application;

public static class DependencyInjection
{
    /// <summary>Adds the use cases. Needs the ports, <see cref="TokenSettings"/>, <see cref="ScimSettings"/>, a <see cref="CursorCodec"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        // What has no state of its own is transient: a scope keeps what it made behind a lock, which costs more than making it.
        var assembly = Assembly.GetExecutingAssembly();
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblies(assembly)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)).Where(IsOfRequest), publicOnly: false)
            .AsImplementedInterfaces().WithSingletonLifetime());
        services.AddSingleton(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddSingleton<IRequestFaults, NoRequestFaults>();
        services.AddSingleton(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(RepeatBehaviour<,>));
        services.AddSingleton(_ => MapperConfiguration().CreateMapper());
        services.AddSingleton<KeyedLock>();
        services.AddTransient<TokenMinting>();
        services.AddTransient<MintStorage>();
        services.AddTransient<MintMemory>();
        services.AddTransient<LeakedCredentials>();
        services.AddSingleton<SourceReader>();
        services.AddTransient<ClientSignIn>();
        services.AddTransient<AccessTokenStorage>();
        services.AddSingleton<MintsInFlight>();
        services.AddSingleton<VerificationsInFlight>();
        services.AddSingleton<ICurrentPasswordPolicy, PasswordsKept>();
        services.AddTransient<UserPasswords>();
        services.AddTransient<UserCreation>();
        services.AddTransient<UserRewriting>();
        services.AddTransient<UserChange>();
        services.AddTransient<GroupCreation>();
        services.AddTransient<GroupRewriting>();
        services.AddTransient<MemberChanges>();
        services.AddSingleton<ICurrentGuard, NoGuard>();
        services.AddTransient<MassRemovalGuard>();
        services.AddSingleton<ICurrentMappings, MappingsUnknown>();
        services.AddTransient<AccessChanges>();
        services.AddSingleton<CursorWalk>();
        services.AddSingleton<Feed>();
        services.AddSingleton<SchemaCache>();
        services.AddTransient<ITenantSchemas, RememberedSchemas>();
        services.AddSingleton<DiscoveryDocuments>();
        services.AddSingleton<BulkSender>();
        services.AddSingleton<BulkExecution>();
        return services;
    }

    // Others are parts of those, and made by them.
    private static bool IsOfRequest(Type validator) =>
        validator.BaseType is { IsGenericType: true } rules && rules.GenericTypeArguments[0].IsAssignableTo(typeof(IBaseRequest));

    /// <summary>Every mapping of the assembly.</summary>
    internal static MapperConfiguration MapperConfiguration() =>
        new(mappings => mappings.AddMaps(Assembly.GetExecutingAssembly()));
}
