using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.SignIn;

/// <summary>Ends the session of the browser.</summary>
public sealed class SignOutModel : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(ConsoleSession.Scheme);
        HttpContext.User = new ClaimsPrincipal();
        return Page();
    }
}
