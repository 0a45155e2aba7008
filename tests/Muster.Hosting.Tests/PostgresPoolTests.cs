namespace Muster.Hosting.Tests;

public sealed class PostgresPoolTests
{
    [Theory]
    [InlineData("Host=db;Database=m", "Host=db;Database=m;Maximum Pool Size=24")]
    [InlineData("Host=db;MaxPoolSize=7", "Host=db;Maximum Pool Size=7")]
    [InlineData("", "")]
    public void Limit_BoundsConnections_UnlessTheyAreBounded(string text, string expected) =>
        Assert.Equal(expected, PostgresPool.Limit("Npgsql", text));

    [Fact]
    public void Limit_LeavesOtherDriversAlone() =>
        Assert.Equal("Server=db", PostgresPool.Limit("Microsoft.Data.SqlClient", "Server=db"));
}
