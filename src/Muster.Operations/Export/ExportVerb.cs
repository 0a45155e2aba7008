using System.CommandLine;
using Muster.Tags;

namespace Muster.Operations;

/// <summary><c>export --namespace N --to file.tar</c>.</summary>
internal static class ExportVerb
{
    public static Command Create(OperatorContext context)
    {
        var to = CommonOptions.Required(
            "--to", "file", "The archive: a file that does not exist, '.tar', or '.tar.gz' for a compressed one.");
        var filter = new Option<string?>("--filter")
        {
            Description = "Only scripts that match, in the language of ?filter= (for example 'customer-7:yes|preview:yes').",
            HelpName = "filter",
        };
        var secrets = new Option<string?>("--secrets-to")
        {
            Description = "Take secrets along, encrypted for the owner of this RSA key. Without it their names are there and their values are not.",
            HelpName = "public key file",
        };
        var space = new SpaceOptions();
        var data = CommonOptions.Data();
        var verb = new Command(
            "export",
            "Writes a namespace's scripts, with code, tags and bindings, to an archive that 'import' reads (docs/archive.md). Works "
            + "beside a running Muster.")
        {
            to, filter, secrets, data,
        };
        space.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var installation = context.Describe(parsed.GetValue(data));
            using var store = StoreReader.Open(installation.RequireDatabase("export"));
            var exported = await new Exporter(store, installation, context.Terminal).RunAsync(
                new()
                {
                    AccountId = space.RequireAccount(parsed, installation),
                    Namespace = space.Namespace(parsed),
                    To = Path.GetFullPath(parsed.GetValue(to)!),
                    Filter = Parse(parsed.GetValue(filter)),
                    SecretsTo = parsed.GetValue(secrets),
                },
                cancellation);
            await context.Terminal.SayAsync(
                $"{exported.Scripts:N0} scripts, {exported.Took.TotalSeconds:N1} s: {Path.GetFullPath(parsed.GetValue(to)!)}");
            if (exported.SecretsLeftOut > 0)
            {
                await context.Terminal.SayAsync(
                    $"{exported.SecretsLeftOut:N0} secrets were left out; --secrets-to takes them along, encrypted");
            }

            return ExitCodes.Done;
        });
        return verb;
    }

    private static TagFilter? Parse(string? text) =>
        text is null ? null
        : TagFilter.TryParse(text, TagFilterDialect.Extended, out var filter, out var error) ? filter
        : throw new OperationRefusedException($"--filter: {error}");
}
