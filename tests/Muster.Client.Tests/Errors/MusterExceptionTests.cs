using static Muster.Client.Tests.ScriptedServer;

namespace Muster.Client.Tests.Errors;

public sealed class MusterExceptionTests
{
    [Theory]
    [InlineData("tags filter, column 10: expected 'tag:yes' or 'tag:no', found 'x'", "tags filter", null, 10)]
    [InlineData("body, line 2, column 7: expected a JSON object, found something that is no JSON.", "body", 2, 7)]
    [InlineData("bindings[0].name: expected a string, found nothing.", "bindings[0].name", null, null)]
    [InlineData("SyntaxError: Unexpected token at worker.js:3:7", "worker.js", 3, 7)]
    [InlineData("workers.api.error.script_not_found: this account has no Worker 'x'.", null, null, null)]
    public void AnError_NamesItsPlace(string message, string? field, int? line, int? column)
    {
        var error = new MusterError(1, message);
        Assert.Equal((field, line, column), (error.Field, error.Line, error.Column));
    }

    [Fact]
    public async Task AnException_CarriesAllErrors()
    {
        var server = new ScriptedServer(Say(
            """{"success":false,"errors":[{"code":10022,"message":"a: expected b."},{"code":2,"message":"c"}],"result":null}""",
            HttpStatusCode.BadRequest));
        var exception = await Assert.ThrowsAsync<MusterException>(() => server.Client().Namespaces.GetAsync("n"));
        Assert.Equal("a: expected b. c", exception.Message);
        Assert.Equal((HttpStatusCode.BadRequest, 10022, "a"), (exception.StatusCode, exception.Code, exception.Field));
        Assert.Equal([(10022, "a: expected b."), (2, "c")], exception.Errors.Select(error => (error.Code, error.Message)));
    }

    [Fact]
    public async Task ASuccessThatIsNone_IsAnError()
    {
        var server = new ScriptedServer(Fail(HttpStatusCode.OK, 7, "no"));
        var exception = await Assert.ThrowsAsync<MusterException>(() => server.Client().Namespaces.DeleteAsync("n"));
        Assert.Equal((HttpStatusCode.OK, 7, "no"), (exception.StatusCode, exception.Code, exception.Message));
    }

    [Theory]
    [InlineData("<html>", HttpStatusCode.Forbidden, "text/html", "found status 403 with text/html.")]
    [InlineData("{}", HttpStatusCode.OK, "application/json", "found status 200 with application/json.")]
    [InlineData("", HttpStatusCode.Redirect, "text/plain", "found status 302 with text/plain.")]
    public async Task AnAnswerOfSomebodyElse_IsAnError(string body, HttpStatusCode status, string type, string found)
    {
        var server = new ScriptedServer(Say(body, status, type));
        var exception = await Assert.ThrowsAsync<MusterException>(() => server.Client().Namespaces.GetAsync("n"));
        Assert.Equal(
            $"GET /accounts/{ClusterFixture.Account}/workers/dispatch/namespaces/n: expected an answer of the API, {found}",
            exception.Message);
        Assert.Equal((status, null), (exception.StatusCode, exception.Code));
    }

    // A wrong address answers 404 too; it must not look like an empty namespace.
    [Fact]
    public async Task Find_GivesNullOnlyForWhatIsNotThere()
    {
        var server = new ScriptedServer(
            Fail(HttpStatusCode.NotFound, 10092, "no script"),
            Fail(HttpStatusCode.NotFound, 10007, "no script"),
            Fail(HttpStatusCode.NotFound, 100119, "no namespace"),
            Fail(HttpStatusCode.NotFound, 100119, "no namespace"),
            Fail(HttpStatusCode.NotFound, 7003, "no route"));
        var client = server.Client();
        var scripts = client.Namespace("n").Scripts;
        Assert.Null(await scripts.FindAsync("s"));
        Assert.Null(await scripts.FindAsync("s"));
        Assert.Null(await client.Namespaces.FindAsync("n"));
        Assert.Equal("no namespace", (await Assert.ThrowsAsync<MusterException>(() => scripts.FindAsync("s"))).Message);
        Assert.Equal("no route", (await Assert.ThrowsAsync<MusterException>(() => scripts.FindAsync("s"))).Message);
    }
}
