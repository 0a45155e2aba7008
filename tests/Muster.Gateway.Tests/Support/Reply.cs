using System.Text;

namespace Muster.Gateway.Tests;

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonElement.Parse(Body);

    public string[] Messages =>
        [.. Json.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("message").GetString()!)];

    /// <summary>The result of a success.</summary>
    public JsonElement Ok()
    {
        Assert.True(Status == 200, $"status {Status}: {Text}");
        Assert.True(Json.GetProperty("success").GetBoolean());
        Assert.Empty(Json.GetProperty("errors").EnumerateArray());
        return Json.GetProperty("result");
    }

    public string[] Texts() => [.. Ok().EnumerateArray().Select(item => item.GetString()!)];

    public string[] Names(string member = "id") => [.. Ok().EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];

    /// <summary>Asserts a refusal with exactly these messages.</summary>
    public void Refuses(int status, int code, params string[] messages)
    {
        Assert.True(Status == status, $"status {Status}: {Text}");
        Assert.False(Json.GetProperty("success").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Json.GetProperty("result").ValueKind);
        var errors = Json.GetProperty("errors").EnumerateArray().ToArray();
        Assert.Equal(messages, errors.Select(error => error.GetProperty("message").GetString()));
        Assert.Equal(code, errors[0].GetProperty("code").GetInt32());
    }
}
