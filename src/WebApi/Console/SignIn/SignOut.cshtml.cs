using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.SignIn;

/// <summary>Ends the session of the browser.</summary>
[Authorize(ConsoleSession.Scheme)]
public sealed class SignOutModel : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(ConsoleSession.Scheme);
        return Redirect(ConsolePaths.Root(HttpContext) + ConsolePaths.SignIn);
    }
}
