namespace Muster.Hosting.Tests;

public sealed class ProcessRolesTests
{
    [Theory]
    [InlineData(null, MusterRoles.All)]
    [InlineData("", MusterRoles.All)]
    [InlineData("Silo, gateway", MusterRoles.Silo | MusterRoles.Gateway)]
    [InlineData("dispatch", MusterRoles.Dispatch)]
    public void Reads(string? text, object roles)
    {
        Assert.Equal((MusterRoles)roles, ProcessRoles.Read(text, out var mistake));
        Assert.Null(mistake);
    }

    [Theory]
    [InlineData("silos", "Muster:Roles: expected a list of 'silo', 'gateway' and 'dispatch', found 'silos'.")]
    [InlineData("gateway", "Muster:Roles: 'silo' and 'gateway' run in one process, found 'gateway': set 'silo,gateway'.")]
    [InlineData("silo,dispatch", "Muster:Roles: 'silo' and 'gateway' run in one process, found 'silo,dispatch': set 'silo,gateway'.")]
    public void Refuses(string text, string expected)
    {
        ProcessRoles.Read(text, out var mistake);

        Assert.Equal(expected, mistake);
    }
}
