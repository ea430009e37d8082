using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ScimPlatform.WebApi.Console.Markup;

/// <summary>A value to paste elsewhere, with a button that copies it where scripts run.</summary>
[HtmlTargetElement("copy", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CopyTag : TagHelper
{
    public string Value { get; set; } = "";

    /// <summary>What it is, for the button's name.</summary>
    public string What { get; set; } = "value";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "copy");
        output.Content.AppendHtml("<code>");
        output.Content.Append(Value);
        output.Content.AppendHtml("</code><button type=\"button\" class=\"plain\" data-copy hidden>Copy<span class=\"hidden\"> ");
        output.Content.Append(What);
        output.Content.AppendHtml("</span></button>");
    }
}
