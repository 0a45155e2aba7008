namespace Muster.Gateway.Tests;

public sealed class MetadataReaderTests
{
    [Theory]
    [InlineData("""{"name":"A","type":"plain_text","text":"x"}""")]
    [InlineData("""{"name":"A","type":"json","json":null}""")]
    [InlineData("""{"name":"A","type":"json","json":{"k":[1]}}""")]
    [InlineData("""{"name":"A","type":"secret_text","text":""}""")]
    [InlineData("""{"name":"A","type":"wasm_module","part":"w"}""")]
    [InlineData("""{"name":"A","type":"service","service":"s","environment":"production","entrypoint":"E"}""")]
    [InlineData("""{"name":"A","type":"dispatch_namespace","namespace":"n","outbound":{"worker":{"service":"o"},"params":[{"name":"p"}]}}""")]
    [InlineData("""{"name":"A","type":"inherit","old_name":"B"}""")]
    public void Bindings_OfEachType_AreRead(string binding) => Assert.Empty(Problems($$"""{"bindings":[{{binding}}]}"""));

    [Theory]
    [InlineData("""{"bindings":"X"}""", "bindings: expected a list of objects, found 'X'.")]
    [InlineData("""{"bindings":[1]}""", "bindings[0]: expected an object, found a number.")]
    [InlineData("""{"bindings":[{"name":"X"}]}""", "bindings[0].type: expected a string, found nothing.")]
    [InlineData("""{"bindings":[{"type":"plain_text","text":""}]}""", "bindings[0].name: expected a string, found nothing.")]
    [InlineData("""{"bindings":[{"name":"","type":"plain_text","text":""}]}""", "bindings[0].name: expected 1 to 255 characters, none of them control characters.")]
    [InlineData("""{"bindings":[{"name":"X","type":"plain_text"}]}""", "bindings[0].text: expected a string, found nothing.")]
    [InlineData("""{"bindings":[{"name":"X","type":"kv_namespace"}]}""", "bindings[0].type: expected one of plain_text, json, secret_text, data_blob, text_blob, wasm_module, service, dispatch_namespace or inherit, found 'kv_namespace' for 'X'.")]
    [InlineData("""{"bindings":[{"name":"X","type":"secret_text","text":1234}]}""", "bindings[0].text: expected a string, found a number.")]
    [InlineData("""{"bindings":[{"name":"X","type":"service","service":"s","environment":"staging"}]}""", "bindings[0].environment: expected 'production' or none, found 'staging'.")]
    [InlineData("""{"bindings":[{"name":"X","type":"dispatch_namespace","namespace":"n","outbound":{}}]}""", "bindings[0].outbound.worker.service: expected a string, found nothing.")]
    [InlineData("""{"bindings":[{"name":"X","type":"plain_text","text":""},{"name":"X","type":"secret_text","text":""}]}""", "bindings[1].name: expected a name of its own, found 'X' twice.")]
    [InlineData("""{"compatibility_date":"2026-02-30"}""", "compatibility_date: expected a date such as 2026-01-31, found '2026-02-30'.")]
    [InlineData("""{"compatibility_flags":["python_workers"]}""", "compatibility_flags: expected JavaScript only, since Muster does not run Python Workers, found 'python_workers'.")]
    [InlineData("""{"migrations":{"new_tag":"v1"}}""", "migrations: expected none, since Muster does not support it, found an object.")]
    [InlineData("""{"assets":{"jwt":"x"}}""", "assets: expected none, since Muster does not support it, found an object.")]
    [InlineData("""{"tail_consumers":[{"service":"t"}]}""", "tail_consumers: expected none, since Muster does not support it, found a list.")]
    [InlineData("""{"tags":"a"}""", "tags: expected a list of strings, found 'a'.")]
    [InlineData("""{"tags":[1]}""", "tags: expected a list of strings, found a number in it.")]
    [InlineData("""{"keep_bindings":[1]}""", "keep_bindings: expected a list of strings, found a number in it.")]
    [InlineData("""{"main_module":7}""", "main_module: expected a string, found a number.")]
    public void Read_Refuses(string metadata, string message) => Assert.Equal([message], Problems(metadata));

    [Fact]
    public void Read_TellsAllMistakesAtOnce() => Assert.Equal(
        [
            "bindings[0].text: expected a string, found nothing.",
            "tags: expected a tag without ',', '&' and U+0000, found 'a,b'",
            "compatibility_date: expected a date such as 2026-01-31, found 'today'.",
        ],
        Problems("""{"bindings":[{"name":"X","type":"plain_text"}],"tags":["a,b"],"compatibility_date":"today"}"""));

    [Fact]
    public void Read_ToleratesWhatItDoesNotKnow() => Assert.Empty(Problems(
        """{"code_update_strategy":{"mode":"deferred"},"logpush":false,"placement":{},"limits":{},"tail_consumers":[],"migrations":null}"""));

    [Fact]
    public void Read_OfSettings_TakesARepeatForInheritance()
    {
        var problems = new Problems(ErrorCodes.InvalidBody);
        var read = new MetadataReader(problems, 8, allowsRepeats: true).Read(JsonElement.Parse(
            """{"bindings":[{"name":"A","type":"secret_text"},{"name":"B","type":"plain_text","text":"b"}]}"""));
        Assert.Empty(problems.Found);
        Assert.Equal(["inherit", "plain_text"], read.Bindings!.Value.Select(draft => draft.Value.Type));
    }

    private static IEnumerable<string> Problems(string metadata)
    {
        var problems = new Problems(ErrorCodes.InvalidUpload);
        new MetadataReader(problems, 8, allowsRepeats: false).Read(JsonElement.Parse(metadata));
        return problems.Found.Select(problem => problem.Message);
    }
}
