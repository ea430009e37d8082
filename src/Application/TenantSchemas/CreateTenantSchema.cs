using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>Gives a tenant a schema of its own, in force from the next request on.</summary>
public sealed record CreateTenantSchemaCommand(
    TenantId Tenant,
    string Urn,
    string ResourceType,
    string Name,
    string? Description,
    IReadOnlyList<AttributeDefinition> Attributes,
    Actor Actor) : ICommand<TenantSchemaView>, IRepeatable;

internal sealed class CreateTenantSchemaValidator : AbstractValidator<CreateTenantSchemaCommand>
{
    public CreateTenantSchemaValidator()
    {
        RuleFor(command => command.Urn).Cascade(CascadeMode.Stop)
            .Must(SchemaUrn.IsValid).WithProblem(FieldProblem.BadForm, $"must be of the form {SchemaUrn.Form}")
            .Must(urn => !ScimUrns.IsStandard(urn)).WithProblem(FieldProblem.BadForm, "must not be the name of a standard schema")
            .Must(urn => !SecretText.IsIn(urn)).WithProblem(FieldProblem.BadForm, "must not hold a token");
        RuleFor(command => command.ResourceType).OneOf([.. SchemaRegistry.Core.ResourceTypes.Select(type => type.Name)]);
        RuleFor(command => command.Name).Name(TenantSchema.MaxNameLength);
        RuleFor(command => command.Description).Description();
        RuleFor(command => command.Attributes).DifferentNames();
        RuleForEach(command => command.Attributes).SetValidator(new AttributeValidator());
    }
}

internal sealed class CreateTenantSchemaHandler(
    ITenantRepository tenants,
    ITenantSchemaRepository schemas,
    ITenantSchemaQueries queries,
    IUnitOfWork unitOfWork,
    TimeProvider time) : IRequestHandler<CreateTenantSchemaCommand, TenantSchemaView>
{
    public async Task<TenantSchemaView> Handle(CreateTenantSchemaCommand command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var held = (await queries.OfTenantAsync(tenant.Id, cancellationToken)).Extensions;
        var schema = new Schema
        {
            Id = command.Urn,
            Name = command.Name,
            Description = command.Description ?? "",
            Attributes = command.Attributes,
        };
        foreach (var other in held)
        {
            RequireApart(schema, other.Schema);
        }

        var content = new SchemaContent(SchemaUrn.Of(command.Urn), command.ResourceType, SchemaDefinition.Write(schema));
        var defined = TenantSchema.Define(tenant, content, held.Count, command.Actor, time.Now());
        schemas.Add(defined);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return TenantSchemaView.Of(defined);
    }

    private static void RequireApart(Schema schema, Schema other)
    {
        if (schema.Id.Equals(other.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw new SchemaUrnTaken();
        }

        if (IsPathIn(schema, other.Id) || IsPathIn(other, schema.Id))
        {
            throw new SchemaUrnAmbiguous(other.Id);
        }
    }

    private static bool IsPathIn(Schema schema, string urn) =>
        AttributePath.TryParse(urn) is { SchemaUrn: { } parent } path
        && parent.Equals(schema.Id, StringComparison.OrdinalIgnoreCase)
        && schema.Attribute(path.Name) is not null;
}
