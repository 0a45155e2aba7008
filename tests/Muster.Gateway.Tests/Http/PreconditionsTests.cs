using Microsoft.AspNetCore.Http;

namespace Muster.Gateway.Tests;

public sealed class PreconditionsTests
{
    [Theory]
    [InlineData("", "", null)]
    [InlineData("*", "", null)]
    [InlineData("\"17\"", "", 17L)]
    [InlineData("", "*", 0L)]
    public void Read_FindsTheExpectedRevision(string match, string noneMatch, long? expected)
    {
        var read = Preconditions.Read(new HeaderDictionary { ["If-Match"] = match, ["If-None-Match"] = noneMatch });
        Assert.True(read.IsSuccess);
        Assert.Equal(expected, read.Value);
    }

    [Theory]
    [InlineData("17", "", "If-Match: expected one ETag of this resource such as \"17\", found '17'.")]
    [InlineData("W/\"17\"", "", "If-Match: expected one ETag of this resource such as \"17\", found 'W/\"17\"'.")]
    [InlineData("", "\"17\"", "If-None-Match: a write accepts only '*', and no If-Match beside it.")]
    public void Read_RefusesWhatItDoesNotHonour(string match, string noneMatch, string message)
    {
        var read = Preconditions.Read(new HeaderDictionary { ["If-Match"] = match, ["If-None-Match"] = noneMatch });
        Assert.Equal(message, read.Refusal?.Message);
    }
}
