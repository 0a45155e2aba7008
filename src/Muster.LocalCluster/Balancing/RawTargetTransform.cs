using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Muster.LocalCluster;

/// <summary>
/// Hands the path on as it was sent. A path that is decoded and encoded again may be another one: names of scripts and tags may
/// contain a percent sign or a slash.
/// </summary>
internal static class RawTargetTransform
{
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static void Add(TransformBuilderContext context) => context.AddRequestTransform(static transform =>
    {
        var target = transform.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (target.StartsWith('/'))
        {
            transform.ProxyRequest.RequestUri = new(transform.DestinationPrefix.TrimEnd('/') + target, AsItIs);
        }

        return ValueTask.CompletedTask;
    });
}
