using System.CommandLine;

namespace Muster.Operations;

/// <summary><c>restore --from backup --data folder</c>.</summary>
internal static class RestoreVerb
{
    public static Command Create(OperatorContext context)
    {
        var from = CommonOptions.Required("--from", "backup", "The folder that 'backup' made.");
        var data = CommonOptions.Data();
        var force = new Option<bool>("--force")
        {
            Description = "Restore into a folder that has data: what is there is moved aside into 'before-restore-<time>' in it.",
        };
        var verb = new Command(
            "restore",
            "Puts a backup into an empty data folder. Hashes are checked before anything is written, the database after. "
            + "Muster must not run on that folder.")
        {
            from, data, force,
        };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var installation = context.Describe(parsed.GetValue(data));
            var backup = await RestoreReader.OpenAsync(parsed.GetValue(from)!, context.Terminal, cancellation);
            var restored = await new RestoreWriter(installation, context.Terminal)
                .WriteAsync(backup, parsed.GetValue(force), cancellation);
            var counts = backup.Manifest.Counts;
            await context.Terminal.SayAsync(
                $"{counts.Scripts:N0} scripts in {counts.Namespaces:N0} namespaces, as of {backup.Manifest.CreatedOn:u}: {installation.DataDirectory}");
            if (restored.Aside is { } aside)
            {
                await context.Terminal.Output.WriteLineAsync($"What was there before is in {aside}.");
            }

            await context.Terminal.Output.WriteLineAsync(backup.Manifest.HoldsMasterKey
                ? "The credentials and the key are those of the backup."
                : "The backup holds no key: set Muster:KeyRing:Key to the one of the installation that was backed up, "
                    + "or the secrets stay closed.");
            return ExitCodes.Done;
        });
        return verb;
    }
}
