using System.Net;

namespace Muster.EndToEnd.Tests;

/// <summary>The disk that holds the data is full, or may not be written to.</summary>
public sealed class FullDiskTests
{
    private const int Megabytes = 48;
    private static readonly string[] s_settings = ["--Muster:Dispatch:Enabled=false", "--Muster:Catalog:TailLimit=4"];

    [Fact]
    public async Task AFullDisk_RefusesWritesClearly_AnswersReads_AndTheProcessGoesOnOnceThereIsRoom()
    {
        using var disk = SmallDisk.MountOrSkip(Megabytes);
        var scripts = new Tagged("full");
        await using (var muster = await MusterProcess.StartAsync(disk.Path, s_settings))
        {
            using var api = new Api(muster);
            await scripts.CreateSpaceAsync(api);
            for (var i = 0; i < 24; i++)
            {
                Assert.Equal(HttpStatusCode.OK, (await scripts.UploadAsync(api, $"s{i}", "before")).Status);
            }

            disk.Fill();

            // What is left of pages already taken may hold a few changes more: those count.
            foreach (var name in scripts.Names.ToList())
            {
                for (var attempt = 0; ; attempt++)
                {
                    var reply = await scripts.TagAsync(api, name, $"t{attempt}");
                    if (reply.Status != HttpStatusCode.OK)
                    {
                        CheckRefusal(reply);
                        break;
                    }
                }
            }

            CheckRefusal(await scripts.UploadAsync(api, "new", "during"));
            Assert.Equal(HttpStatusCode.InsufficientStorage, (await CreateAsync(api, "another")).Status);
            Assert.Contains("could not be written and is read-only until it can:", muster.Output);
            Assert.Contains("the disk is full, nothing was stored. Free some space and try again.", muster.Output);
            await scripts.CheckAsync(api);

            disk.Free();
            foreach (var name in scripts.Names.ToList())
            {
                Assert.Equal(HttpStatusCode.OK, (await scripts.TagAsync(api, name, "after")).Status);
            }

            Assert.Equal(HttpStatusCode.OK, (await scripts.UploadAsync(api, "new", "after")).Status);
            Assert.Equal(HttpStatusCode.OK, (await CreateAsync(api, "another")).Status);
            await scripts.CheckAsync(api);
        }

        await using var next = await MusterProcess.StartAsync(disk.Path, s_settings);
        using var again = new Api(next);
        await scripts.CheckAsync(again);
    }

    [Fact]
    public async Task AProcessKilledOnAFullDisk_HasEverythingAcknowledgedOnceThereIsRoom()
    {
        using var disk = SmallDisk.MountOrSkip(Megabytes);
        var scripts = new Tagged("killed");
        await using (var muster = await MusterProcess.StartAsync(disk.Path, s_settings))
        {
            using var api = new Api(muster);
            await scripts.CreateSpaceAsync(api);
            Assert.Equal(HttpStatusCode.OK, (await scripts.UploadAsync(api, "a", "before")).Status);
            disk.Fill();
            for (var attempt = 0; (await scripts.TagAsync(api, "a", $"t{attempt}")).Status == HttpStatusCode.OK; attempt++)
            {
            }

            await muster.KillAsync();
        }

        disk.Free();
        await using var next = await MusterProcess.StartAsync(disk.Path, s_settings);
        using var again = new Api(next);
        await scripts.CheckAsync(again);
        Assert.Equal(HttpStatusCode.OK, (await scripts.TagAsync(again, "a", "after")).Status);
    }

    [Fact]
    public async Task AReadOnlyDisk_IsRefusedAtTheStart_AndNothingIsLost()
    {
        using var disk = SmallDisk.MountOrSkip(Megabytes);
        var scripts = new Tagged("still");
        await using (var muster = await MusterProcess.StartAsync(disk.Path, s_settings))
        {
            using var api = new Api(muster);
            await scripts.CreateSpaceAsync(api);
            await scripts.UploadAsync(api, "a", "before");
        }

        disk.MakeReadOnly();
        var (code, output) = await MusterProcess.StartAndFailAsync(disk.Path, s_settings);
        disk.MakeWritable();

        Assert.Equal(1, code);
        Assert.Contains($"The data folder '{disk.Path}/data' cannot be written to: Read-only file system", output);
        Assert.Contains("Give this user the right to write there, or name another folder by Muster:DataDirectory.", output);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        await using var next = await MusterProcess.StartAsync(disk.Path, s_settings);
        using var again = new Api(next);
        await scripts.CheckAsync(again);
    }

    private static void CheckRefusal(ApiReply reply)
    {
        Assert.Equal(HttpStatusCode.InsufficientStorage, reply.Status);
        var error = Assert.Single(reply.Body["errors"]!.AsArray())!;
        Assert.Equal(20022, (int)error["code"]!);
        Assert.Matches(
            "^The storage is full: nothing of request [0-9a-f-]+ was done, and reads go on. Free some space and repeat it.$",
            (string)error["message"]!);
    }

    private static Task<ApiReply> CreateAsync(Api api, string space) => api.SendAsync(
        HttpMethod.Post,
        "/workers/dispatch/namespaces",
        new StringContent($$"""{"name": "{{space}}"}""", null, "application/json"),
        []);
}
