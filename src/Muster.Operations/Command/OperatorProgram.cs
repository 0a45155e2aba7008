using System.CommandLine;

namespace Muster.Operations;

/// <summary>The verbs of the host's executable. Without a verb it runs as the host; that is not decided here.</summary>
public static class OperatorProgram
{
    // What a verb has begun when Ctrl-C comes, it may still put away.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether these arguments call for a verb or for help, rather than for the host.</summary>
    /// <remarks>The host's own arguments are settings: they begin with a dash or contain an equals sign.</remarks>
    public static bool Serves(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments is [var first, ..]
            && (first is "-h" or "-?" or "--help" or "--version"
                || (first.Length > 0 && first[0] is not ('-' or '/') && !first.Contains('=', StringComparison.Ordinal)));
    }

    /// <summary>Runs a verb. Returns its exit code, see <see cref="ExitCodes"/>.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, IOperatorHost host) =>
        RunAsync(arguments, host, Terminal.OfProcess());

    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, IOperatorHost host, Terminal terminal)
    {
        var (own, settings) = SettingArguments.Split(arguments);
        var root = Root(new(terminal, host, settings));
        var parsed = root.Parse(own);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }

            var at = parsed.CommandResult.Command;
            await terminal.Error.WriteLineAsync($"Try: {root.Name} {(at == root ? "" : at.Name + " ")}--help");
            return ExitCodes.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new()
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = s_patience,
            });
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped before it was done.");
            return ExitCodes.Cancelled;
        }
        catch (Exception cause) when (cause is OperationRefusedException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(cause.Message);
            return ExitCodes.Refused;
        }
        catch (Exception cause) when (cause is CorruptObjectException or StorageUnavailableException)
        {
            await terminal.Error.WriteLineAsync(cause.Message);
            await terminal.Error.WriteLineAsync("Something that is stored is damaged: 'verify' says what, 'repair' mends shards.");
            return ExitCodes.Refused;
        }
    }

    private static RootCommand Root(OperatorContext context)
    {
        var root = new RootCommand(
            "Muster: without a verb it runs the host. Settings are given as everywhere: --Muster:DataDirectory=…, "
            + "Muster__DataDirectory in the environment, appsettings.json.");
        foreach (var verb in Verbs(context))
        {
            root.Add(verb);
        }

        return root;
    }

    private static IEnumerable<System.CommandLine.Command> Verbs(OperatorContext context)
    {
        yield return BackupVerb.Create(context);
        yield return RestoreVerb.Create(context);
        yield return VerifyVerb.Create(context);
        yield return SweepVerb.Create(context);
        yield return RepairVerb.Create(context);
        yield return ExportVerb.Create(context);
        yield return ImportVerb.Create(context);
    }
}
