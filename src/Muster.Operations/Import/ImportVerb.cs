using System.CommandLine;

namespace Muster.Operations;

/// <summary><c>import --from file.tar --namespace N</c>.</summary>
internal static class ImportVerb
{
    // More would flood a terminal; the count says how many there are.
    private const int ShownProblems = 20;

    public static Command Create(OperatorContext context)
    {
        var from = CommonOptions.Required("--from", "file", "The archive that 'export' made.");
        var key = new Option<string?>("--secrets-key")
        {
            Description = "The private RSA key that opens the archive's secrets.",
            HelpName = "private key file",
        };
        var replace = new Option<bool>("--replace")
        {
            Description = "Give scripts that exist the archive's code, bindings and tags, as an upload would. Without it they stay as they are.",
        };
        var dryRun = CommonOptions.DryRun("Only check the archive and say what would happen. Works beside a running Muster.");
        var space = new SpaceOptions();
        var data = CommonOptions.Data();
        var verb = new Command(
            "import",
            "Puts an archive's scripts into a namespace, which is made if need be. The archive is checked whole before anything is "
            + "written. What was imported already is passed over, so a run that was broken off is simply started again. Muster must "
            + "not run on the database.")
        {
            from, key, replace, dryRun, data,
        };
        space.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var installation = context.Describe(parsed.GetValue(data));
            var result = await new Importer(installation, context.Terminal).RunAsync(
                new()
                {
                    AccountId = space.RequireAccount(parsed, installation),
                    Namespace = space.Namespace(parsed),
                    From = Path.GetFullPath(parsed.GetValue(from)!),
                    SecretsKey = parsed.GetValue(key),
                    Replace = parsed.GetValue(replace),
                    DryRun = parsed.GetValue(dryRun),
                },
                cancellation);
            await TellAsync(context.Terminal, result, parsed.GetValue(dryRun));
            return result.Problems.Count > 0 || result.MissingSecrets > 0 || result.Kept > 0
                ? ExitCodes.FoundProblems
                : ExitCodes.Done;
        });
        return verb;
    }

    private static async Task TellAsync(Terminal terminal, ImportResult result, bool dryRun)
    {
        foreach (var problem in result.Problems.Take(ShownProblems))
        {
            await terminal.Output.WriteLineAsync(problem);
        }

        if (result.Problems.Count > 0)
        {
            await terminal.SayAsync($"{result.Problems.Count:N0} scripts cannot be imported");
        }

        if (result.Kept > 0)
        {
            await terminal.SayAsync($"{result.Kept:N0} scripts exist and are others: they stay as they are, see --replace");
        }

        if (result.MissingSecrets > 0)
        {
            await terminal.SayAsync($"{result.MissingSecrets:N0} secrets have no value in the archive: set them anew");
        }

        var rate = result.Imported / Math.Max(result.Took.TotalSeconds, 0.001);
        await terminal.SayAsync(dryRun
            ? $"{result.Imported:N0} scripts to import, {result.AlreadyThere:N0} are there already"
            : (FormattableString)$"{result.Imported:N0} scripts imported, {result.AlreadyThere:N0} were there already, {result.Took.TotalSeconds:N1} s ({rate:N0} a second)");
    }
}
