using System.Text;
using Muster.Contracts;

namespace Muster.Dispatch.Tests;

public sealed class BindingTests(SharedPlane shared)
{
    // (module (func (export "f") (result i32) i32.const 42)), assembled by hand.
    private static readonly byte[] Wasm =
    [
        0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 6, 1, 4, 0, 65, 42, 11,
    ];

    private TestPlane Plane => shared.Plane;

    [Fact]
    public async Task Env_HoldsEveryKindOfValue()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "values", Worker.Fetch("""
                const { instance } = { instance: await WebAssembly.instantiate(env.WASM) };
                return Response.json([env.TEXT, env.SECRET, env.JSON.a[1], env.BLOB instanceof ArrayBuffer,
                  new Uint8Array(env.BLOB)[1], env.NOTE, instance.exports.f()]);
                """)
            .With("blob.bin", ModuleKind.Data, [7, 255])
            .With("note.txt", ModuleKind.Text, "nöte")
            .With("f.wasm", ModuleKind.Wasm, Wasm)
            .With(
                Bindings.Text("TEXT", "t\"ä\u2028"),
                new() { Name = "SECRET", Type = BindingTypes.SecretText, Secret = "s3cret" },
                new() { Name = "JSON", Type = BindingTypes.Json, Json = """{"a":[1,2]}""" },
                new() { Name = "BLOB", Type = BindingTypes.DataBlob, Part = "blob.bin" },
                new() { Name = "NOTE", Type = BindingTypes.TextBlob, Part = "note.txt" },
                new() { Name = "WASM", Type = BindingTypes.WasmModule, Part = "f.wasm" }));

        Assert.Equal((200, "[\"t\\\"ä\u2028\",\"s3cret\",2,true,255,\"nöte\",42]"), await Plane.AskAsync("values"));
    }

    [Fact]
    public async Task Env_IsTheSameForHandlersEntrypointsAndImports()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "importer", Worker.Module("""
                import { env as imported, WorkerEntrypoint } from 'cloudflare:workers';
                const atStart = imported.TEXT + typeof imported.SELF.fetch;
                export class Named extends WorkerEntrypoint { fetch() { return new Response(this.env.TEXT + typeof this.env.SELF.hi); } }
                export default { async fetch(request, env) {
                  return Response.json([atStart, env.TEXT, await (await env.SELF.fetch(request)).text()]);
                } };
                """)
            .With(Bindings.Text("TEXT", "x"), Bindings.Service("SELF", FakeSilo.Platform, "importer", "Named")));

        Assert.Equal((200, """["xfunction","x","xfunction"]"""), await Plane.AskAsync("importer"));
    }

    [Fact]
    public async Task Service_ReachesDefaultAndNamedEntrypointsAndTheirMethods()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "callee", Worker.Module("""
            import { WorkerEntrypoint } from 'cloudflare:workers';
            export default class extends WorkerEntrypoint {
              fetch(request) { return new Response('default ' + new URL(request.url).pathname); }
              add(a, b) { return a + b; }
              fail() { throw new RangeError('too far'); }
            }
            export class Greeter extends WorkerEntrypoint { greet(name, then) { return then('hi ' + name + this.env.MARK); } }
            export const plain = { fetch: () => new Response('plain') };
            """).With(Bindings.Text("MARK", "!")));
        await Plane.Silo.PutAsync(FakeSilo.Platform, "caller", Worker.Fetch("""
                const say = e => e.name + ': ' + e.message;
                return Response.json([
                  await (await env.CALLEE.fetch('http://callee/abc')).text(),
                  await env.CALLEE.add(2, 3),
                  await env.CALLEE.fail().catch(say),
                  await env.CALLEE.nothing().catch(say),
                  await env.GREETER.greet('bob', text => text.toUpperCase()),
                  await (await env.PLAIN.fetch(request)).text(),
                  await env.ABSENT.fetch(request).catch(say),
                ]);
                """)
            .With(
                Bindings.Service("CALLEE", FakeSilo.Platform, "callee"),
                Bindings.Service("GREETER", FakeSilo.Platform, "callee", "Greeter"),
                Bindings.Service("PLAIN", FakeSilo.Platform, "callee", "plain"),
                Bindings.Service("ABSENT", FakeSilo.Platform, "callee", "Absent")));

        Assert.Equal(
            (200, """["default /abc",5,"RangeError: too far","TypeError: The RPC receiver does not implement the method \"nothing\".","HI BOB!","plain","Error: The Worker has no entrypoint named \"Absent\"."]"""),
            await Plane.AskAsync("caller"));
    }

    [Fact]
    public async Task Modules_OfEveryKindLoadUnderTheirNames()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "modules", (Worker.Module("""
                import wasm from './f.wasm'; import text from './lib/t.txt'; import data from './d.bin';
                import cjs from './c.cjs'; import json from './j.json'; import { deep } from './lib/deep.js';
                export default { async fetch() {
                  return Response.json([(await WebAssembly.instantiate(wasm)).exports.f(), text, new Uint8Array(data)[0], cjs.x, json.y, deep]);
                } };
                """) with { Main = "./index.js" })
            .With("./f.wasm", ModuleKind.Wasm, Wasm)
            .With("./lib/t.txt", ModuleKind.Text, "T")
            .With("d.bin", ModuleKind.Data, [7])
            .With("./c.cjs", ModuleKind.Script, "exports.x = 3")
            .With("j.json", ModuleKind.Json, """{"y":4}""")
            .With("lib/deep.js", ModuleKind.EsModule, "import { n } from '../n.js'; export const deep = n + 1;")
            .With("n.js", ModuleKind.EsModule, "export const n = 4;")
            .With("index.js.map", ModuleKind.SourceMap, Encoding.UTF8.GetBytes("{ not even json")));

        Assert.Equal((200, """[42,"T",7,3,4,5]"""), await Plane.AskAsync("modules"));
    }
}
