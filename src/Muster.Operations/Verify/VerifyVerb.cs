using System.CommandLine;
using Muster.Grains;

namespace Muster.Operations;

/// <summary><c>verify</c>.</summary>
internal static class VerifyVerb
{
    public static Command Create(OperatorContext context)
    {
        var data = CommonOptions.Data();
        var verb = new Command(
            "verify",
            "Reads everything that is stored, beside a running Muster or without one, and says what is damaged, missing or does "
            + "not fit together. Changes nothing.")
        {
            data,
        };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var installation = context.Describe(parsed.GetValue(data));
            using var store = StoreReader.Open(installation.RequireDatabase("verify"));
            var findings = new Findings();
            await RunAsync(store, MasterKeys.Ring(installation), findings, context.Terminal, cancellation);
            await TellAsync(context.Terminal, findings);
            return findings.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.FoundProblems;
        });
        return verb;
    }

    private static async Task RunAsync(
        StoreReader store,
        KeyRing? ring,
        Findings findings,
        Terminal terminal,
        CancellationToken cancellation)
    {
        using (new Progress(terminal, "Checking the database file", "pages"))
        {
            foreach (var fault in await Task.Run(store.Snapshot.CheckIntegrity, cancellation))
            {
                findings.Add("database", fault);
            }
        }

        using (var progress = new Progress(terminal, "Reading objects", "objects"))
        {
            new ObjectCheck(store, findings).Run(progress, cancellation);
        }

        using (var progress = new Progress(terminal, "Following scripts", "scripts"))
        {
            await new NamespaceCheck(store, ring, findings).RunAsync(progress, cancellation);
        }
    }

    private static async Task TellAsync(Terminal terminal, Findings findings)
    {
        foreach (var problem in findings.Problems)
        {
            await terminal.Output.WriteLineAsync(problem.ToString());
        }

        await terminal.SayAsync(
            $"{findings.Objects:N0} objects, {findings.Namespaces:N0} namespaces, {findings.Scripts:N0} scripts, {findings.Secrets:N0} secrets: {findings.Problems.Count:N0} problems");
        if (findings.ClosedSecrets > 0)
        {
            await terminal.SayAsync(
                $"{findings.ClosedSecrets:N0} secrets were not tried: the key that opens them is not configured (Muster:KeyRing:Key)");
        }

        foreach (var space in findings.EarlierKeys)
        {
            await terminal.SayAsync(
                $"the data key of {(space.IsReserved ? "the account's own Workers" : $"namespace '{space.Name}'")} is wrapped by an earlier master key (Muster:KeyRing:Previous)");
        }

        if (findings.Aside > 0)
        {
            await terminal.SayAsync($"{findings.Aside:N0} objects lie aside since a repair");
        }

        if (findings.Unknown > 0)
        {
            await terminal.SayAsync($"{findings.Unknown:N0} objects are of kinds that this release does not check");
        }
    }
}
