using Muster.Dispatch.Tests;

[assembly: AssemblyFixture(typeof(SharedPlane))]

namespace Muster.Dispatch.Tests;

/// <summary>One plane for all tests that do not break it; each uses Workers of its own names.</summary>
public sealed class SharedPlane : IAsyncLifetime
{
    private TestPlane? _plane;

    internal TestPlane Plane
    {
        get
        {
            Assert.SkipWhen(TestPlane.MissingReason is not null, TestPlane.MissingReason ?? "");
            return _plane!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (TestPlane.MissingReason is null)
        {
            _plane = await TestPlane.StartAsync(options =>
            {
                options.AllowAddresses.Add("127.0.0.0/8");
                options.Routes["127.0.0.1"] = "routed-exact";
                options.Routes["*.customers.example"] = "routed-wide";
                options.Routes["*.vip.customers.example"] = "routed-vip";
            });
        }
    }

    public ValueTask DisposeAsync() => _plane?.DisposeAsync() ?? ValueTask.CompletedTask;
}
