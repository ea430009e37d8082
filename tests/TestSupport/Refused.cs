using ScimPlatform.Domain.Common;

namespace ScimPlatform.TestSupport;

/// <summary>Says that a rule refuses: <c>Refused.By&lt;ScimNotEnabled&gt;(() => …)</c>.</summary>
public static class Refused
{
    /// <returns>the refusal, for what it says</returns>
    public static TRule By<TRule>(Action act)
        where TRule : DomainException
    {
        Exception? thrown = null;
        try
        {
            act();
        }
        catch (DomainException rule)
        {
            thrown = rule;
        }

        Assert.That(thrown, Is.TypeOf<TRule>());
        return (TRule)thrown!;
    }
}
