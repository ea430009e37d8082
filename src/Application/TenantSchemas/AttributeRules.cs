using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>What the definitions of RFC 7643 section 7 have to be.</summary>
internal static partial class AttributeRules
{
    public const int MaxAttributes = 200;
    public const int MaxNameLength = 100;
    public const int MaxTextLength = 1000;

    public static void Description<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || PlainText.CodePoints(text) <= MaxTextLength)
        .WithProblem(FieldProblem.TooLong, $"must have at most {MaxTextLength} characters")
        .Must(text => text is null || !SecretText.IsIn(text)).WithProblem(FieldProblem.BadForm, "must not hold a token");

    /// <summary>At least one attribute, not too many, and no two of one name in any case (RFC 7643 section 2.1).</summary>
    public static void DifferentNames<T>(this IRuleBuilder<T, IReadOnlyList<AttributeDefinition>?> rule) => rule
        .Must(list => list is null or { Count: > 0 }).WithProblem(FieldProblem.TooFew, "must have at least 1 element")
        .Must(list => list is null or { Count: <= MaxAttributes })
        .WithProblem(FieldProblem.TooMany, $"must have at most {MaxAttributes} elements")
        .Custom((list, context) =>
        {
            var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (index, attribute) in (list ?? []).Index().Where(entry => !known.Add(entry.Item.Name)))
            {
                context.AddFailure(new ValidationFailure($"{context.PropertyPath}[{index}].{nameof(attribute.Name)}", "is given more than once")
                {
                    ErrorCode = nameof(FieldProblem.BadForm),
                });
            }
        });

    // ATTRNAME of RFC 7643 section 2.1, without the "$" that no path can hold but at the head of "$ref".
    public static bool IsName(string text, bool isSub) => (Pattern().IsMatch(text) && !SecretText.IsIn(text)) || (isSub && text == "$ref");

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>An attribute at the top of an extension.</summary>
internal sealed class AttributeValidator : AbstractValidator<AttributeDefinition>
{
    public AttributeValidator()
    {
        Include(new CharacteristicsValidator(isSub: false));
        When(attribute => attribute.Type == AttributeType.Complex, () =>
            RuleFor(attribute => attribute.SubAttributes)
                .NotNull().WithProblem(FieldProblem.Missing, "is missing: a complex attribute consists of sub-attributes"))
            .Otherwise(() => RuleFor(attribute => attribute.SubAttributes)
                .Null().WithProblem(FieldProblem.BadForm, "belongs to complex attributes only"));
        RuleFor(attribute => attribute.SubAttributes).DifferentNames();
        RuleForEach(attribute => attribute.SubAttributes).SetValidator(new CharacteristicsValidator(isSub: true));
    }
}

/// <summary>What holds for attributes and sub-attributes.</summary>
internal sealed class CharacteristicsValidator : AbstractValidator<AttributeDefinition>
{
    private static readonly string[] References = ["User", "Group", "external", "uri"];

    public CharacteristicsValidator(bool isSub)
    {
        RuleFor(attribute => attribute.Name).Must(name => AttributeRules.IsName(name, isSub)).WithProblem(
            FieldProblem.BadForm, $"must be a letter, then letters, digits, - and _, at most {AttributeRules.MaxNameLength} characters");
        RuleFor(attribute => attribute.Description).Description();
        RuleFor(attribute => attribute.Uniqueness).Equal(Uniqueness.None)
            .WithProblem(FieldProblem.NotOneOf, "must be none: values of extensions are not kept unique");
        RuleFor(attribute => attribute.CaseExact).Equal(true)
            .When(attribute => attribute.Type is AttributeType.Binary or AttributeType.Reference)
            .WithProblem(FieldProblem.NotOneOf, "must be true for binary values and references");
        RuleFor(attribute => attribute.Returned).Equal(Returned.Never)
            .When(attribute => attribute.Mutability == Mutability.WriteOnly)
            .WithProblem(FieldProblem.NotOneOf, "must be never for what is writeOnly");
        RuleFor(attribute => attribute.CanonicalValues).Null()
            .When(attribute => attribute.Type != AttributeType.String)
            .WithProblem(FieldProblem.BadForm, "belongs to strings only");
        RuleForEach(attribute => attribute.CanonicalValues).Name(AttributeRules.MaxTextLength);
        RuleFor(attribute => attribute.ReferenceTypes).Null()
            .When(attribute => attribute.Type != AttributeType.Reference)
            .WithProblem(FieldProblem.BadForm, "belongs to references only");
        RuleForEach(attribute => attribute.ReferenceTypes).OneOf(References);
        When(_ => isSub, SubRules);
    }

    // RFC 7643 section 2.3.8: what a complex value consists of is simple.
    private void SubRules()
    {
        RuleFor(attribute => attribute.Type).NotEqual(AttributeType.Complex)
            .WithProblem(FieldProblem.NotOneOf, "must not be complex: a sub-attribute is simple");
        RuleFor(attribute => attribute.MultiValued).Equal(false)
            .WithProblem(FieldProblem.NotOneOf, "must be false: a sub-attribute has a single value");
        RuleFor(attribute => attribute.SubAttributes).Null()
            .WithProblem(FieldProblem.BadForm, "belongs to complex attributes only");
    }
}
