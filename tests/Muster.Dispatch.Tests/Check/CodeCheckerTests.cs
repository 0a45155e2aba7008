using Muster.Contracts;

namespace Muster.Dispatch.Tests;

public sealed class CodeCheckerTests(SharedPlane shared)
{
    private FakeSilo Silo => shared.Plane.Silo;

    [Fact]
    public async Task Module_ThatLoadsIsDescribed()
    {
        var result = await Silo.CheckAsync(Worker.Module("""
            import { WorkerEntrypoint } from 'cloudflare:workers';
            export class Api extends WorkerEntrypoint { hello() {} }
            export default { fetch() {}, scheduled() {} };
            """));

        Assert.Null(result.Error);
        Assert.Null(result.NotChecked);
        Assert.Equal(["fetch", "scheduled"], result.Handlers);
        Assert.Equal(["Api"], result.Entrypoints);
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("export default {\n  fetch() {\n    return new Response('x' y);\n  }\n}", "SyntaxError: missing ) after argument list at index.js:3:25")]
    [InlineData("return;", "SyntaxError: Illegal return statement at index.js:1:1")]
    [InlineData("import './lib/a.js';\nexport default { fetch() {} }", "SyntaxError: Unexpected token ';' at lib/a.js:3:9")]
    [InlineData("import { c } from './lib/b.js';\nexport default {}", "SyntaxError: The requested module './lib/b.js' does not provide an export named 'c' at index.js:1:10")]
    [InlineData("import x from './nope.js';\nexport default { fetch() {} }", "Error: No such module \"nope.js\". imported from \"index.js\"")]
    [InlineData("\nfunction f() {\n  throw new TypeError('at start');\n}\nf();", "TypeError: at start at index.js:3:9 in f at index.js:5:1")]
    [InlineData("JSON.parse('{');", "SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2) at index.js:1:6")]
    [InlineData("await new Promise(() => {});", "Error: Top-level await in module is unsettled.")]
    [InlineData("const a = 1", "The script has no handlers: expected a default export with a fetch() function, or another entrypoint.")]
    public async Task Module_ThatDoesNotStartIsRefusedWithThePlace(string code, string error)
    {
        var worker = Worker.Module(code).With("lib/b.js", ModuleKind.EsModule, "export const b = 1;");
        if (code.Contains("a.js", StringComparison.Ordinal))
        {
            worker = worker.With("lib/a.js", ModuleKind.EsModule, "\n\nlet a = ;"); // Fails whether or not it is imported.
        }

        Assert.Equal(error, (await Silo.CheckAsync(worker)).Error);
    }

    [Theory]
    [InlineData("addEventListener('fetch', e => {\n  e.respondWith(new Response('x' y));\n});", "SyntaxError: missing ) after argument list at worker.js:2:30")]
    [InlineData("var a = 1;\n\n  null.x;", "TypeError: Cannot read properties of null (reading 'x') at worker.js:3:8")]
    [InlineData("export default { fetch() {} };", "SyntaxError: Unexpected token 'export' at worker.js:1:1")]
    [InlineData("import a from 'b';", "SyntaxError: Cannot use import statement outside a module at worker.js:1:1")]
    [InlineData("var a = 1", "The script has no handlers: expected addEventListener('fetch', …).")]
    public async Task Script_ThatDoesNotStartIsRefusedWithThePlace(string code, string error) =>
        Assert.Equal(error, (await Silo.CheckAsync(Worker.Script(code))).Error);

    [Fact]
    public async Task Date_ThatIsNoneIsRefused() => Assert.Equal(
        "compatibility_date: expected yyyy-MM-dd, found 'tomorrow'.",
        (await Silo.CheckAsync(Worker.Fetch("") with { Date = "tomorrow" })).Error);

    [Fact]
    public async Task Flag_ThatDoesNotExistIsRefused() =>
        Assert.Equal("No such compatibility flag: no_such_flag", (await Silo.CheckAsync(Worker.Fetch("") with { Flags = ["no_such_flag"] })).Error);

    [Fact]
    public async Task Date_NewerThanTheRuntimeRunsAtItsNewestAndIsWarnedOf()
    {
        var worker = Worker.Fetch("return new Response('runs')") with { Date = "2099-01-01" };
        var result = await Silo.CheckAsync(worker);
        await Silo.PutAsync(FakeSilo.Platform, "from-the-future", worker);

        Assert.Null(result.Error);
        Assert.Equal("compatibility_date 2099-01-01 is newer than this runtime: the script runs as of 2026-11-24.", Assert.Single(result.Warnings));
        Assert.Equal((200, "runs"), await shared.Plane.AskAsync("from-the-future"));
    }

    [Fact]
    public async Task EndlessLoop_IsEndedAndTheNextCheckWorks()
    {
        Assert.Equal(
            "Script startup exceeded the time limit: its top level ran for more than 1000 ms.",
            (await Silo.CheckAsync(Worker.Module("for (;;);"))).Error);
        Assert.Null((await Silo.CheckAsync(Worker.Fetch("return 1"))).Error);
    }

    [Fact]
    public async Task ACheckerThatEndedEarlier_IsNotTheNextCodesFault()
    {
        await using var plane = await TestPlane.StartAsync();
        Assert.Null((await plane.Silo.CheckAsync(Worker.Fetch("return 1"))).Error);
        plane.Plane.Checker.Process!.Kill();
        await plane.Plane.Checker.Process!.Exited;

        var result = await plane.Silo.CheckAsync(Worker.Fetch("return 2"));

        Assert.Null(result.Error);
        Assert.Null(result.NotChecked);
    }

    [Fact]
    public async Task HeapExhaustion_IsRefusedAndTheNextCheckWorks()
    {
        await using var plane = await TestPlane.StartAsync(options =>
        {
            options.CheckTimeout = TimeSpan.FromSeconds(20);
            options.WorkerHeapMiB = 64;
        });

        Assert.Equal(
            "Script startup exceeded the memory limit, or ended the runtime.",
            (await plane.Silo.CheckAsync(Worker.Module("const a = []; for (;;) a.push(new Array(1e5).fill({}));"))).Error);
        Assert.Null((await plane.Silo.CheckAsync(Worker.Fetch("return 1"))).Error);
    }

    [Fact]
    public async Task TopLevelCode_SeesItsBindingsAndNoNetwork()
    {
        var module = await Silo.CheckAsync(Worker.Module("""
                import { env } from 'cloudflare:workers';
                if (env.A !== 'a' || typeof env.S.fetch !== 'function') throw new Error('no bindings');
                export default { fetch() {} };
                """)
            .With(Bindings.Text("A", "a"), Bindings.Service("S", FakeSilo.Tenants, "s"), Bindings.Dispatch()));
        var script = await Silo.CheckAsync(Worker.Script("if (A !== 'a') throw 1; addEventListener('fetch', e => {})").With(Bindings.Text("A", "a")));
        var fetch = await Silo.CheckAsync(Worker.Module("await fetch('http://example.com');"));

        Assert.Null(module.Error);
        Assert.Null(script.Error);
        Assert.StartsWith("Error: Disallowed operation called within global scope.", fetch.Error, StringComparison.Ordinal);
        Assert.EndsWith(" at index.js:1:7", fetch.Error, StringComparison.Ordinal);
    }
}
