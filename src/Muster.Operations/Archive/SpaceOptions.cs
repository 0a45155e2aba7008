using System.CommandLine;
using System.Text.RegularExpressions;

namespace Muster.Operations;

/// <summary>The options that name an account's namespace.</summary>
internal sealed partial class SpaceOptions
{
    private readonly Option<string?> _namespace = new("--namespace")
    {
        Description = "The dispatch namespace.",
        HelpName = "name",
    };

    private readonly Option<bool> _workers = new("--workers")
    {
        Description = "The account's own Workers instead of a dispatch namespace.",
    };

    private readonly Option<string?> _account = new("--account")
    {
        Description = "The account. Default: that of the configured credentials.",
        HelpName = "id",
    };

    public void AddTo(Command verb)
    {
        verb.Add(_namespace);
        verb.Add(_workers);
        verb.Add(_account);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(_workers) == (result.GetValue(_namespace) is not null))
            {
                result.AddError("Expected either --namespace or --workers.");
            }
            else if (result.GetValue(_namespace) is { } name && !NamespaceName().IsMatch(name))
            {
                result.AddError(
                    $"--namespace: expected a lower-case letter, digit or '_', then up to 62 of these or '-', found '{name}'.");
            }
        });
    }

    /// <summary>The namespace's name; null means the account's own Workers.</summary>
    public string? Namespace(ParseResult parsed) => parsed.GetValue(_namespace);

    public string RequireAccount(ParseResult parsed, Installation installation) =>
        parsed.GetValue(_account) ?? installation.AccountId ?? throw new OperationRefusedException(
            "--account: expected an account id, found none configured. Start Muster once, or name the account.");

    [GeneratedRegex(@"\A[a-z0-9_][a-z0-9_-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamespaceName();
}
