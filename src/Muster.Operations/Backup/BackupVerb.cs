using System.CommandLine;

namespace Muster.Operations;

/// <summary><c>backup --to folder</c>.</summary>
internal static class BackupVerb
{
    public static Command Create(OperatorContext context)
    {
        var to = CommonOptions.Required(
            "--to",
            "folder",
            "Where the backup goes: a folder that does not exist yet. In one that exists a new folder is made, named after the time.");
        var withoutKey = new Option<bool>("--without-key")
        {
            Description = "Leave the credentials out. The backup then holds no key, and its secrets open only where "
                + "Muster:KeyRing:Key is configured to the same one.",
        };
        var data = CommonOptions.Data();
        var verb = new Command(
            "backup",
            "Copies the database, beside a running Muster or without one, and the credentials with the key that opens the "
            + "secrets. Whoever can read the backup can read everything: its files are for their owner only (mode 0600).")
        {
            to, withoutKey, data,
        };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var made = await new BackupWriter(context.Describe(parsed.GetValue(data)), context.Terminal)
                .WriteAsync(parsed.GetValue(to)!, !parsed.GetValue(withoutKey), cancellation);
            await TellAsync(context.Terminal, made);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static async Task TellAsync(Terminal terminal, (string Folder, BackupManifest Manifest, TimeSpan Took) made)
    {
        var (folder, manifest, took) = made;
        var size = manifest.Files.Sum(file => file.Size);
        await terminal.SayAsync(
            $"{manifest.Counts.Scripts:N0} scripts in {manifest.Counts.Namespaces:N0} namespaces, {size:N0} bytes, {took.TotalSeconds:N1} s: {folder}");
        await terminal.Output.WriteLineAsync(manifest.HoldsMasterKey
            ? "It holds the key that opens the secrets: keep it where nobody else reads it, or encrypt it."
            : "It holds no key: its secrets open only where Muster:KeyRing:Key is the one of this installation. Keep that key.");
        await terminal.Output.WriteLineAsync($"To restore: restore --from {folder} --data <empty folder>");
    }
}
