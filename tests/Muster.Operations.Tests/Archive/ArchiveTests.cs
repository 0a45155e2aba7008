using System.Security.Cryptography;

namespace Muster.Operations.Tests;

public sealed class ArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestHost _host;

    public ArchiveTests() => _host = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    private string Archive => _folder.File("a.tar");

    [Theory]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    public async Task AnArchive_IntoAnotherNamespace_GivesTheSameScripts(string name)
    {
        var store = await FillAsync();

        var exported = await _host.RunAsync("export", "--namespace", "customers", "--to", _folder.File(name));
        var imported = await _host.RunAsync("import", "--namespace", "copies", "--from", _folder.File(name));

        Assert.Equal((ExitCodes.Done, ""), (exported.ExitCode, exported.Errors));
        Assert.Equal((ExitCodes.Done, ""), (imported.ExitCode, imported.Errors));
        Assert.StartsWith("20 scripts imported, 0 were there already, ", imported.Output, StringComparison.Ordinal);
        Assert.Equal(await store.ReadAsync(), await TestStore.ReadAsync(_host, "copies"));
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task AFilter_ExportsOnlyWhatMatches()
    {
        await FillAsync();

        await _host.RunAsync("export", "--namespace", "customers", "--filter", "n1:yes|n2:yes", "--to", Archive);
        await _host.RunAsync("import", "--namespace", "copies", "--from", Archive);

        Assert.Equal(
            ["w1 [all n1] code 1 PLAIN=text", "w2 [all n2] code 2 PLAIN=text"],
            await TestStore.ReadAsync(_host, "copies"));
    }

    [Fact]
    public async Task ASecondRun_PassesOverWhatIsThere()
    {
        await FillAsync();
        await _host.RunAsync("export", "--namespace", "customers", "--to", Archive);
        await _host.RunAsync("import", "--namespace", "copies", "--from", Archive);

        var again = await _host.RunAsync("import", "--namespace", "copies", "--from", Archive);

        Assert.Equal(ExitCodes.Done, again.ExitCode);
        Assert.StartsWith("0 scripts imported, 20 were there already, ", again.Output, StringComparison.Ordinal);
    }

    // A deleted script's documents are cleared a day later; those of its next life must be others.
    [Fact]
    public async Task AScriptThatWasDeletedAndImportedAgain_OutlivesThePurgeOfItsEarlierLife()
    {
        var store = await FillAsync();
        await _host.RunAsync("export", "--namespace", "customers", "--to", Archive);
        await _host.RunAsync("import", "--namespace", "copies", "--from", Archive);
        await store.In("copies").DeleteAsync("w1");
        await _host.RunAsync("import", "--namespace", "copies", "--from", Archive);

        await store.In("copies").PurgeDeletedAsync("w1");

        Assert.Equal(await store.ReadAsync(), await TestStore.ReadAsync(_host, "copies"));
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task WhatExistsAndIsAnother_StaysUnlessReplaced()
    {
        var store = await FillAsync();
        await _host.RunAsync("export", "--namespace", "customers", "--to", Archive);
        var archived = await store.ReadAsync();
        await store.PutAsync([("w1", "changed", ["all"])]);
        var changed = await store.ReadAsync();

        var kept = await _host.RunAsync("import", "--namespace", "customers", "--from", Archive);
        Assert.Equal(changed, await store.ReadAsync());
        var replaced = await _host.RunAsync("import", "--replace", "--namespace", "customers", "--from", Archive);
        var again = await _host.RunAsync("import", "--replace", "--namespace", "customers", "--from", Archive);

        // They were uploaded here, not imported, so none counts as there already.
        Assert.StartsWith(
            "20 scripts exist and are others: they stay as they are, see --replace\n", kept.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.FoundProblems, kept.ExitCode);
        Assert.StartsWith("20 scripts imported, 0 were there already, ", replaced.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 scripts imported, 20 were there already, ", again.Output, StringComparison.Ordinal);
        Assert.Equal(archived, await store.ReadAsync());
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task ADryRun_WritesNothing()
    {
        await FillAsync();
        await _host.RunAsync("export", "--namespace", "customers", "--to", Archive);
        var before = (await _host.RunAsync("verify")).Output;

        var (code, output, _) = await _host.RunAsync("import", "--dry-run", "--namespace", "copies", "--from", Archive);

        Assert.Equal((ExitCodes.Done, "20 scripts to import, 0 are there already\n"), (code, output));
        Assert.Equal(before, (await _host.RunAsync("verify")).Output);
    }

    [Fact]
    public async Task Secrets_TravelOnlyWhenAskedFor_AndOpenOnlyUnderTheKeyGiven()
    {
        var store = await FillAsync();
        await store.PutAsync([("keeper", "code", [])], default, await store.SecretAsync("WORD", "sesame"));
        using var rsa = RSA.Create(2048);
        await File.WriteAllTextAsync(_folder.File("public.pem"), rsa.ExportSubjectPublicKeyInfoPem());
        await File.WriteAllTextAsync(_folder.File("private.pem"), rsa.ExportPkcs8PrivateKeyPem());
        string[] export = ["export", "--namespace", "customers", "--to"];
        string[] import = ["import", "--from", Archive, "--namespace"];

        var plain = await _host.RunAsync([.. export, _folder.File("plain.tar")]);
        await _host.RunAsync([.. export, Archive, "--secrets-to", _folder.File("public.pem")]);
        var locked = await _host.RunAsync([.. import, "locked"]);
        var opened = await _host.RunAsync([.. import, "opened", "--secrets-key", _folder.File("private.pem")]);
        var missing = await _host.RunAsync("import", "--from", _folder.File("plain.tar"), "--namespace", "missing");

        Assert.Contains("1 secrets were left out; --secrets-to takes them along, encrypted\n", plain.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "script 'keeper': its secrets are encrypted: name the private key by --secrets-key\n",
            locked.Output,
            StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, opened.ExitCode);
        Assert.Contains("keeper [] code WORD=secret_text", await TestStore.ReadAsync(_host, "opened"));
        Assert.Contains("1 secrets have no value in the archive: set them anew\n", missing.Output, StringComparison.Ordinal);
        Assert.Contains("keeper [] code", await TestStore.ReadAsync(_host, "missing"));

        // 'verify' opens every secret of an active version under its own namespace's key.
        Assert.Contains(", 2 secrets: 0 problems\n", (await _host.RunAsync("verify")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public async Task ADamagedArchive_IsRefused_BeforeAnythingIsWritten(int at)
    {
        await FillAsync();
        await _host.RunAsync("export", "--namespace", "customers", "--to", Archive);
        var bytes = await File.ReadAllBytesAsync(Archive);
        var body = bytes.AsSpan(at).IndexOf("code"u8) + at;
        bytes[body] = (byte)'m';
        await File.WriteAllBytesAsync(Archive, bytes);

        var (code, _, errors) = await _host.RunAsync("import", "--namespace", "copies", "--from", Archive);

        Assert.Equal(ExitCodes.Refused, code);
        Assert.StartsWith($"archive '{Archive}': ", errors, StringComparison.Ordinal);
        Assert.Empty(await TestStore.ReadAsync(_host, "copies"));
    }

    [Fact]
    public async Task AnArchiveThatIsCutShort_IsRefused()
    {
        await FillAsync();
        await _host.RunAsync("export", "--namespace", "customers", "--to", Archive);
        using (var file = File.OpenWrite(Archive))
        {
            file.SetLength(file.Length / 1024 * 512);
        }

        Assert.Equal(
            ExitCodes.Refused,
            (await _host.RunAsync("import", "--namespace", "copies", "--from", Archive)).ExitCode);
    }

    [Fact]
    public async Task NeitherNamespaceNorWorkers_IsWrongUsage()
    {
        var (code, _, errors) = await _host.RunAsync("export", "--to", Archive);

        Assert.Equal(
            (ExitCodes.WrongUsage, "Expected either --namespace or --workers.\n"),
            (code, errors[..(errors.IndexOf('\n', StringComparison.Ordinal) + 1)]));
    }

    private async Task<TestStore> FillAsync()
    {
        var store = await TestStore.CreateAsync(_host);
        await store.PutAsync(
            Enumerable.Range(0, 20).Select(i => ($"w{i}", $"code {i}", new[] { "all", $"n{i}" })),
            default,
            new Binding { Name = "PLAIN", Type = BindingTypes.PlainText, Text = "text" });
        return store;
    }
}
