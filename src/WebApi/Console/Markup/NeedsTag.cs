using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.Console.Markup;

/// <summary>A link to a screen that not everybody may see: its text alone for whoever may not.</summary>
[HtmlTargetElement("a", Attributes = "needs")]
public sealed class NeedsTag : TagHelper
{
    /// <summary>The scope that one needs to see where it leads.</summary>
    public string Needs { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!ViewContext.HttpContext.User.MayDo(Needs))
        {
            output.TagName = "span";
            output.Attributes.RemoveAll("href");
        }
    }
}
