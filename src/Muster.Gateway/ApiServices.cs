using Microsoft.Extensions.Options;

namespace Muster.Gateway;

/// <summary>What every endpoint may need, resolved once.</summary>
internal sealed class ApiServices(
    IGrainFactory grains,
    IOptions<GatewayOptions> options,
    Feed feed,
    UploadBudget uploads)
{
    public IGrainFactory Grains => grains;

    public GatewayOptions Options => options.Value;

    public Feed Feed => feed;

    public UploadBudget Uploads => uploads;
}
