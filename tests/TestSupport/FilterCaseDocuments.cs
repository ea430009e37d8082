using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.TestSupport;

/// <summary>
/// The documents that <see cref="FilterCases"/> asks about, as JSON Lines, each headed by the letter that stands for it in a case's
/// expectation. Groups and the users' <c>groups</c> agree: x holds a and b, y holds c and the group x, z holds nobody.
/// </summary>
public static class FilterCaseDocuments
{
    public static ResourceType UserType { get; } =
        SchemaRegistry.Core.User with { Extensions = [.. SchemaRegistry.Core.User.Extensions, BadgeSchema.Schema] };

    public static ResourceType GroupType => SchemaRegistry.Core.Group;

    /// <summary>By letter: canonical documents with <c>id</c>, <c>meta</c> and <c>schemas</c>.</summary>
    public static IReadOnlyDictionary<char, JsonObject> Users { get; } = Read(UserLines, UserType);

    /// <inheritdoc cref="Users"/>
    public static IReadOnlyDictionary<char, JsonObject> Groups { get; } = Read(GroupLines, GroupType);

    private const string UserLines = """
        a {"id":"2819c223-7f76-453a-919d-413861904601","externalId":"00ujl29u0le5T6Aj10h7","userName":"ada@example.com","name":{"formatted":"Ms. Ada King Lovelace","familyName":"Lovelace","givenName":"Ada","middleName":"King","honorificPrefix":"Ms."},"displayName":"Ada Lovelace","nickName":"Ada","profileUrl":"https://example.com/Ada","title":"Engineer","userType":"Employee","preferredLanguage":"en-GB","locale":"en-GB","timezone":"Europe/London","active":true,"emails":[{"value":"ada@example.com","type":"work","primary":true},{"value":"ada@home.example","type":"home","display":"Home"}],"phoneNumbers":[{"value":"+44 20 1234","type":"work"}],"roles":[{"value":"admin","display":"Administrator","primary":true}],"groups":[{"value":"e9e30dba-f08f-4109-8486-d5c6a3316601","display":"Admins","type":"direct"},{"value":"e9e30dba-f08f-4109-8486-d5c6a3316602","display":"Die Müllers","type":"indirect"}],"meta":{"created":"2010-01-23T04:56:22Z","lastModified":"2011-05-13T04:42:34Z"},"urn:example:badge:2.0:User":{"level":3,"score":1.5,"validUntil":"2024-02-29T12:00:00+02:00","remote":true,"tags":["Red","green"],"keys":["K1"],"desk":{"floor":2,"room":"A-1"},"cars":[{"value":"Mini","seats":4,"electric":true,"boughtAt":"2020-01-01T00:00:00Z"}]}}
        b {"id":"2819c223-7f76-453a-919d-413861904602","externalId":"jyoung","userName":"Bob.Smith@Example.COM","name":{"familyName":"Smith","givenName":"Bob"},"displayName":"Bob Smith","title":"engineer","userType":"Contractor","active":false,"emails":[{"value":"bob@work.example","type":"work"}],"roles":[{"value":"user"},{"value":"auditor","primary":true}],"groups":[{"value":"e9e30dba-f08f-4109-8486-d5c6a3316601","display":"Admins","type":"direct"},{"value":"e9e30dba-f08f-4109-8486-d5c6a3316602","display":"Die Müllers","type":"indirect"}],"meta":{"created":"2011-05-13T04:42:34Z","lastModified":"2011-05-13T04:42:34.5Z"},"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"701984","costCenter":"4130","organization":"Universal Studios","division":"Theme Park","department":"Engineering","manager":{"value":"2819c223-7f76-453a-919d-413861904601","displayName":"Ada Lovelace"}},"urn:example:badge:2.0:User":{"level":10,"score":-0.25,"remote":false,"tags":["blue"],"desk":{"floor":10,"room":"B-2"}}}
        c {"id":"2819c223-7f76-453a-919d-413861904603","externalId":"ext-C","userName":"jürgen.müller@bücher.example","name":{"familyName":"Müller","givenName":"Jürgen"},"displayName":"JÜRGEN MÜLLER","nickName":"straße","preferredLanguage":"de","locale":"de-DE","active":true,"emails":[{"value":"jürgen@bücher.example","type":"home","primary":true}],"groups":[{"value":"e9e30dba-f08f-4109-8486-d5c6a3316602","display":"Die Müllers","type":"direct"}],"meta":{"created":"2012-02-29T00:00:00Z","lastModified":"2024-02-29T12:00:00Z"}}
        d {"id":"2819c223-7f76-453a-919d-413861904604","userName":"d\"quote","displayName":"Dwayne \"The Rock\" Johnson","nickName":"back\\slash","title":"100%","userType":"Employee","meta":{"created":"2013-06-01T00:00:00Z","lastModified":"2013-06-01T00:00:00Z"}}
        e {"id":"2819c223-7f76-453a-919d-413861904605","userName":"e_underscore","displayName":"50% off","nickName":"a_b","title":"100 percent","active":true,"meta":{"created":"2014-06-01T00:00:00Z","lastModified":"2014-06-02T00:00:00Z"}}
        f {"id":"2819c223-7f76-453a-919d-413861904606","userName":"eXunderscore","displayName":"500 off","nickName":"aXb","title":"100x","active":true,"meta":{"created":"2015-06-01T00:00:00Z","lastModified":"2015-06-02T00:00:00Z"}}
        g {"id":"2819c223-7f76-453a-919d-413861904607","userName":"minimal","meta":{"created":"2020-01-01T00:00:00Z","lastModified":"2020-01-01T00:00:00.1234567Z"}}
        h {"id":"2819c223-7f76-453a-919d-413861904608","userName":"日本語","name":{"familyName":"山田"},"displayName":"😀 smile","nickName":"𝒜lgebra","title":"Ａ","active":false,"emails":[{"value":"h@x.example","type":"other","display":"H"},{"value":"h2@x.example","type":"work","primary":true},{"value":"h3@x.example"}],"meta":{"created":"2021-12-31T23:59:59Z","lastModified":"2022-01-01T00:00:00Z"}}
        i {"id":"2819c223-7f76-453a-919d-413861904609","userName":"i spaces","displayName":" leading and trailing ","nickName":"tab\there","title":"line\nbreak","active":true,"addresses":[{"type":"work","streetAddress":"100 Universal City Plaza","locality":"Hollywood","region":"CA","postalCode":"91608","country":"USA","primary":true},{"type":"home","locality":"Bonn","country":"DE"}],"meta":{"created":"2022-01-01T00:00:00Z","lastModified":"2022-01-01T00:00:00Z"},"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"engineering","manager":{"value":"2819c223-7f76-453a-919d-413861904602"}}}
        j {"id":"2819c223-7f76-453a-919d-413861904610","externalId":"1234","userName":"true","displayName":"null","nickName":"123","title":"1e3","userType":"False","active":false,"meta":{"created":"2023-07-01T10:00:00.5Z","lastModified":"2023-07-01T10:00:00.5Z"},"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"007"}}
        k {"id":"2819c223-7f76-453a-919d-413861904611","userName":"k.empty","nickName":"","active":true,"emails":[{"value":"K@Example.com","type":"WORK","primary":true}],"roles":[{"value":"{\"id\":\"06b0\",\"value\":\"Admin\"}"}],"meta":{"created":"2024-02-29T23:59:59.999Z","lastModified":"2024-03-01T00:00:00Z"}}
        l {"id":"2819c223-7f76-453a-919d-413861904612","externalId":"EXT-c","userName":"l'; DROP TABLE Users;--","name":{"familyName":"O'Brien"},"displayName":"O'Brien","nickName":"[a-z]","title":"^caret","userType":"İstanbul","active":true,"phoneNumbers":[{"value":"+1 555 0100","type":"mobile","primary":true},{"value":"+1 555 0101","type":"fax"}],"ims":[{"value":"l@im.example","type":"xmpp"}],"photos":[{"value":"https://photos.example/L.jpg","type":"photo"}],"entitlements":[{"value":"ent-1","type":"license"}],"x509Certificates":[{"value":"MIIBkQ=="}],"meta":{"created":"2025-03-01T00:00:00Z","lastModified":"2025-03-01T00:00:00Z"},"urn:example:badge:2.0:User":{"level":3,"score":2,"validUntil":"2030-12-31T23:59:59.9999999Z","tags":["RED","100%"],"keys":["k1","K2"],"cars":[{"value":"Van","seats":9,"electric":false},{"value":"Mini","seats":2,"electric":true,"boughtAt":"2024-06-01T00:00:00Z"}]}}
        """;

    private const string GroupLines = """
        x {"id":"e9e30dba-f08f-4109-8486-d5c6a3316601","externalId":"grp-1","displayName":"Admins","members":[{"value":"2819c223-7f76-453a-919d-413861904601","type":"User","display":"Ada Lovelace"},{"value":"2819c223-7f76-453a-919d-413861904602","type":"User","display":"Bob Smith"}],"meta":{"created":"2010-01-23T04:56:22Z","lastModified":"2011-05-13T04:42:34Z"}}
        y {"id":"e9e30dba-f08f-4109-8486-d5c6a3316602","displayName":"Die Müllers","members":[{"value":"2819c223-7f76-453a-919d-413861904603","type":"User","display":"JÜRGEN MÜLLER"},{"value":"e9e30dba-f08f-4109-8486-d5c6a3316601","type":"Group","display":"Admins"}],"meta":{"created":"2012-01-01T00:00:00Z","lastModified":"2012-01-01T00:00:00Z"}}
        z {"id":"e9e30dba-f08f-4109-8486-d5c6a3316603","displayName":"admins of nobody","meta":{"created":"2013-01-01T00:00:00Z","lastModified":"2013-01-01T00:00:00Z"}}
        """;

    private static Dictionary<char, JsonObject> Read(string lines, ResourceType type) =>
        lines.Split('\n').ToDictionary(line => line[0], line => Whole(JsonNode.Parse(line[2..])!.AsObject(), type));

    private static JsonObject Whole(JsonObject document, ResourceType type)
    {
        document["schemas"] = new ScimResource(type, document).Schemas();
        document["meta"]!["resourceType"] = type.Name;
        return document;
    }
}
