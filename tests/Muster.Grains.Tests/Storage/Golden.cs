namespace Muster.Grains.Tests;

/// <summary>Stored objects of release 0.1, and of the format that preceded it.</summary>
internal static class Golden
{
    public const string FirstManifest =
        "TVNUUgMBAAC2LPmuA4QHAQIBAeADvAXv/bb1DQEFcy0xLTEA4Kqh60rfCAGEBwDgqqHrSt8IAwNhcHARERERIiIzM0REVVVV"
        + "VVVVERERESIiMzNERGZmZmZmZhEREREiIjMzRER3d3d3d3cAAgJ0MQJ0MgQHAwDgqqHrSt8IAEhvA/RK3wgAPntU7ErfCCCq"
        + "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqglyZXF1ZXN0LTEBAmQxD2FubkBleGFtcGxlLmNvbQEJMTkyLjAuMi43";

    public const string FirstSegment =
        "TVNUUgQBAACJioVZAYQHAOCqoetK3wgDA2FwcBEREREiIjMzRERVVVVVVVURERERIiIzM0REZmZmZmZmERERESIiMzNERHd3"
        + "d3d3dwACAnQxAnQyBAcDAOCqoetK3wgASG8D9ErfCAA+e1TsSt8IIKqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"
        + "CXJlcXVlc3QtMQECZDEPYW5uQGV4YW1wbGUuY29tAQkxOTIuMC4yLjc=";

    public const string Manifest =
        "TVNUUgMCAAB8F5AiA4QHAQIBAeADvAXv/bb1DQEFcy0xLTEA4Kqh60rfCAGEBwDgqqHrSt8IAwNhcHARERERIiIzM0REVVVVVVVV"
        + "ERERESIiMzNERGZmZmZmZhEREREiIjMzRER3d3d3d3cAAgJ0MQJ0MgQHAwDgqqHrSt8IAEhvA/RK3wgAPntU7ErfCCCqqqqqqqqq"
        + "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqglyZXF1ZXN0LTEBAmQxD2FubkBleGFtcGxlLmNvbQEJMTkyLjAuMi43BQECdDGsAiC7"
        + "u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7uwECAgHYBIQH7/0CAOCqoetK3wgASG8D9ErfCCDMzMzMzMzMzMzMzMzMzMzM"
        + "zMzMzMzMzMzMzMzMzMzMzA==";

    public const string Segment =
        "TVNUUgQCAAAhNdxKAYQHAOCqoetK3wgDA2FwcBEREREiIjMzRERVVVVVVVURERERIiIzM0REZmZmZmZmERERESIiMzNERHd3d3d3"
        + "dwACAnQxAnQyBAcDAOCqoetK3wgASG8D9ErfCAA+e1TsSt8IIKqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqCXJlcXVl"
        + "c3QtMQECZDEPYW5uQGV4YW1wbGUuY29tAQkxOTIuMC4yLjcFAQJ0MQ==";

    public const string Content =
        "TVNUUgYBAAA3xHaYiwAAAHsiU3ludGF4IjoxLCJNYWluTW9kdWxlIjoid29ya2VyLmpzIiwiTW9kdWxlcyI6W3siTmFtZSI6"
        + "Indvcmtlci5qcyIsIktpbmQiOjEsIkNvbnRlbnRUeXBlIjoiYXBwbGljYXRpb24vamF2YXNjcmlwdFx1MDAyQm1vZHVsZSIs"
        + "IlNpemUiOjN9XX14PTE=";
}
