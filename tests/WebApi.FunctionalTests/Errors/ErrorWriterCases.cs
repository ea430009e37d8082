using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.FunctionalTests.Errors;

/// <summary>What each dialect says, to the letter.</summary>
internal static class ErrorWriterCases
{
    private const string Scim = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"]";

    // Kind, status (Admin and Truto answer 422 instead of 400), Unleash's name, the reason phrase of RFC 9110 for Truto's title.
    private static readonly (ErrorKind Kind, int Status, string Unleash, string Title)[] Table =
    [
        (ErrorKind.Invalid, 400, "BadDataError", "Unprocessable Entity"),
        (ErrorKind.Unauthenticated, 401, "AuthenticationRequired", "Unauthorized"),
        (ErrorKind.Forbidden, 403, "NoAccessError", "Forbidden"),
        (ErrorKind.NotFound, 404, "NotFoundError", "Not Found"),
        (ErrorKind.MethodNotAllowed, 405, "MethodNotAllowedError", "Method Not Allowed"),
        (ErrorKind.Conflict, 409, "ConflictError", "Conflict"),
        (ErrorKind.PreconditionFailed, 412, "ConflictError", "Precondition Failed"),
        (ErrorKind.TooLarge, 413, "PayloadTooLargeError", "Payload Too Large"),
        (ErrorKind.UnsupportedMediaType, 415, "ContentTypeError", "Unsupported Media Type"),
        (ErrorKind.TooManyRequests, 429, "RateLimitError", "Too Many Requests"),
        (ErrorKind.NotImplemented, 501, "InternalError", "Not Implemented"),
        (ErrorKind.Unexpected, 500, "InternalError", "Internal Server Error"),
        (ErrorKind.Unavailable, 503, "UnavailableError", "Service Unavailable"),
        (ErrorKind.Timeout, 504, "TimeoutError", "Gateway Timeout"),
    ];

    public static IEnumerable<TestCaseData> Kinds => Table.SelectMany(row => new[]
    {
        Case(DialectName.Admin, row.Kind, Or422(row.Kind, row.Status), "application/json", row.Kind == ErrorKind.Invalid
            ? """{"detail":[{"loc":["body"],"msg":"What went wrong.","type":"value_error"}]}"""
            : """{"detail":"What went wrong."}"""),
        Case(DialectName.F5Xc, row.Kind, row.Status, "application/json", "\"What went wrong.\""),
        Case(DialectName.Unleash, row.Kind, row.Status, "application/json", row.Kind == ErrorKind.Invalid
            ? """{"id":"<uuid>","name":"BadDataError","message":"What went wrong.","details":[{"message":"What went wrong."}]}"""
            : $$"""{"id":"<uuid>","name":"{{row.Unleash}}","message":"What went wrong."}"""),
        Case(DialectName.Truto, row.Kind, Or422(row.Kind, row.Status), "application/problem+json",
            $$"""{"type":"about:blank","title":"{{row.Title}}","status":{{Or422(row.Kind, row.Status)}},"detail":"What went wrong.","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"}"""),
        Case(DialectName.Scim, row.Kind, row.Status, "application/scim+json", row.Kind == ErrorKind.Invalid
            ? $$"""{{{Scim}},"status":"400","scimType":"invalidValue","detail":"What went wrong."}"""
            : $$"""{{{Scim}},"status":"{{row.Status}}","detail":"What went wrong."}"""),
        Case(DialectName.OAuth, row.Kind, row.Status, "application/json", $$"""{"error":"{{OAuth(row.Kind)}}","error_description":"What went wrong."}"""),
    });

    private static string OAuth(ErrorKind kind) => kind switch
    {
        ErrorKind.Unauthenticated => "invalid_client",
        ErrorKind.Forbidden => "access_denied",
        ErrorKind.TooManyRequests or ErrorKind.Unavailable or ErrorKind.Timeout => "temporarily_unavailable",
        ErrorKind.NotImplemented or ErrorKind.Unexpected => "server_error",
        _ => "invalid_request",
    };

    public static IEnumerable<TestCaseData> AdminTypes =>
    [
        new(FieldProblem.Missing, "missing"),
        new(FieldProblem.TooShort, "string_too_short"),
        new(FieldProblem.TooLong, "string_too_long"),
        new(FieldProblem.NotText, "string_type"),
        new(FieldProblem.NotWhole, "int_type"),
        new(FieldProblem.NotWholeText, "int_parsing"),
        new(FieldProblem.NotBoolean, "bool_type"),
        new(FieldProblem.NotList, "list_type"),
        new(FieldProblem.NotObject, "model_attributes_type"),
        new(FieldProblem.TooFew, "too_short"),
        new(FieldProblem.TooMany, "too_long"),
        new(FieldProblem.TooSmall, "greater_than_equal"),
        new(FieldProblem.TooGreat, "less_than_equal"),
        new(FieldProblem.NotOneOf, "literal_error"),
        new(FieldProblem.NotUuid, "uuid_parsing"),
        new(FieldProblem.BadForm, "value_error"),
        new(FieldProblem.MalformedJson, "json_invalid"),
        new(FieldProblem.Unknown, "extra_forbidden"),
    ];

    public static IEnumerable<TestCaseData> Fields =>
    [
        .. InAll(
            "a lifetime",
            new FieldError(FieldSource.Body, "ExpiresInDays", FieldProblem.TooGreat, "must be at most 730"),
            """{"detail":[{"loc":["body","expires_in_days"],"msg":"must be at most 730","type":"less_than_equal"}]}""",
            "expiration_days must be at most 730.",
            "ExpiresInDays must be at most 730.",
            """{"detail":"must be at most 730","pointer":"#/expires_in_days"}""",
            "expires_in_days must be at most 730."),
        .. InAll(
            "a page size",
            new FieldError(FieldSource.Query, "PerPage", FieldProblem.TooSmall, "must be at least 1"),
            """{"detail":[{"loc":["query","per_page"],"msg":"must be at least 1","type":"greater_than_equal"}]}""",
            "per_page must be at least 1.",
            "PerPage must be at least 1.",
            """{"detail":"must be at least 1","parameter":"per_page"}""",
            "per_page must be at least 1."),
        .. InAll(
            "an element",
            new FieldError(FieldSource.Body, "AllowedNetworks", FieldProblem.BadForm, "must be a network", 2),
            """{"detail":[{"loc":["body","allowed_networks",2],"msg":"must be a network","type":"value_error"}]}""",
            "allowed_networks[2] must be a network.",
            "AllowedNetworks[2] must be a network.",
            """{"detail":"must be a network","pointer":"#/allowed_networks/2"}""",
            "allowed_networks[2] must be a network."),
        .. InAll(
            "a malformed body",
            new FieldError(FieldSource.Body, "", FieldProblem.MalformedJson, "is not valid JSON (at byte 7)", 7),
            """{"detail":[{"loc":["body",7],"msg":"is not valid JSON (at byte 7)","type":"json_invalid"}]}""",
            "the body is not valid JSON (at byte 7).",
            "the body is not valid JSON (at byte 7).",
            """{"detail":"is not valid JSON (at byte 7)","pointer":"#"}""",
            "the body is not valid JSON (at byte 7)."),
        .. InAll(
            "a header",
            new FieldError(FieldSource.Header, "X-Tenant", FieldProblem.BadForm, "names another tenant than tenant_id"),
            """{"detail":[{"loc":["header","X-Tenant"],"msg":"names another tenant than tenant_id","type":"value_error"}]}""",
            "X-Tenant names another tenant than tenant_id.",
            "X-Tenant names another tenant than tenant_id.",
            """{"detail":"names another tenant than tenant_id","parameter":"X-Tenant"}""",
            "X-Tenant names another tenant than tenant_id."),
        .. InAll(
            "no tenant",
            new FieldError(FieldSource.Query, "tenant_id", FieldProblem.Missing, "is missing"),
            """{"detail":[{"loc":["query","tenant_id"],"msg":"is missing","type":"missing"}]}""",
            "tenant_id is missing.",
            "tenant_id is missing.",
            """{"detail":"is missing","parameter":"team_id"}""",
            "team_id is missing."),
    ];

    public static IEnumerable<TestCaseData> TwoFields =>
    [
        new(DialectName.Admin, """{"detail":[{"loc":["body","name"],"msg":"must have at least 1 character","type":"string_too_short"},{"loc":["body","scopes",1],"msg":"must be one of a, b","type":"literal_error"}]}"""),
        new(DialectName.F5Xc, "\"name must have at least 1 character; scopes[1] must be one of a, b.\""),
        new(DialectName.Unleash, """{"id":"<uuid>","name":"BadDataError","message":"Name must have at least 1 character; Scopes[1] must be one of a, b.","details":[{"message":"Name must have at least 1 character."},{"message":"Scopes[1] must be one of a, b."}]}"""),
        new(DialectName.Truto, Problem("name must have at least 1 character; scopes[1] must be one of a, b.", """{"detail":"must have at least 1 character","pointer":"#/name"},{"detail":"must be one of a, b","pointer":"#/scopes/1"}""")),
        new(DialectName.Scim, $$"""{{{Scim}},"status":"400","scimType":"invalidValue","detail":"Name must have at least 1 character; Scopes[1] must be one of a, b."}"""),
    ];

    private static IEnumerable<TestCaseData> InAll(
        string what, FieldError field, string admin, string f5, string spelled, string trutoMember, string truto)
    {
        var keyword = field.Problem == FieldProblem.MalformedJson ? "invalidSyntax" : "invalidValue";
        return
        [
            Field(DialectName.Admin, admin),
            Field(DialectName.F5Xc, $"\"{f5}\""),
            Field(DialectName.Unleash, $$"""{"id":"<uuid>","name":"BadDataError","message":"{{spelled}}","details":[{"message":"{{spelled}}"}]}"""),
            Field(DialectName.Truto, Problem(truto, trutoMember)),
            Field(DialectName.Scim, $$"""{{{Scim}},"status":"400","scimType":"{{keyword}}","detail":"{{spelled}}"}"""),
        ];

        TestCaseData Field(DialectName dialect, string body) =>
            new TestCaseData(dialect, field, body).SetArgDisplayNames(dialect.ToString(), what);
    }

    private static string Problem(string detail, string members) =>
        $$"""{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"{{detail}}","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","errors":[{{members}}]}""";

    private static int Or422(ErrorKind kind, int status) => kind == ErrorKind.Invalid ? 422 : status;

    private static TestCaseData Case(DialectName dialect, ErrorKind kind, int status, string contentType, string body) =>
        new TestCaseData(dialect, kind, status, contentType, body).SetArgDisplayNames(dialect.ToString(), kind.ToString());
}
