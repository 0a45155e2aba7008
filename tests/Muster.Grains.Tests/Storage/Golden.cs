namespace Muster.Grains.Tests;

/// <summary>Stored objects of release 0.1.</summary>
internal static class Golden
{
    public const string Manifest =
        "TVNUUgMBAAC2LPmuA4QHAQIBAeADvAXv/bb1DQEFcy0xLTEA4Kqh60rfCAGEBwDgqqHrSt8IAwNhcHARERERIiIzM0REVVVV"
        + "VVVVERERESIiMzNERGZmZmZmZhEREREiIjMzRER3d3d3d3cAAgJ0MQJ0MgQHAwDgqqHrSt8IAEhvA/RK3wgAPntU7ErfCCCq"
        + "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqglyZXF1ZXN0LTEBAmQxD2FubkBleGFtcGxlLmNvbQEJMTkyLjAuMi43";

    public const string Segment =
        "TVNUUgQBAACJioVZAYQHAOCqoetK3wgDA2FwcBEREREiIjMzRERVVVVVVVURERERIiIzM0REZmZmZmZmERERESIiMzNERHd3"
        + "d3d3dwACAnQxAnQyBAcDAOCqoetK3wgASG8D9ErfCAA+e1TsSt8IIKqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"
        + "CXJlcXVlc3QtMQECZDEPYW5uQGV4YW1wbGUuY29tAQkxOTIuMC4yLjc=";

    public const string Content =
        "TVNUUgYBAAA3xHaYiwAAAHsiU3ludGF4IjoxLCJNYWluTW9kdWxlIjoid29ya2VyLmpzIiwiTW9kdWxlcyI6W3siTmFtZSI6"
        + "Indvcmtlci5qcyIsIktpbmQiOjEsIkNvbnRlbnRUeXBlIjoiYXBwbGljYXRpb24vamF2YXNjcmlwdFx1MDAyQm1vZHVsZSIs"
        + "IlNpemUiOjN9XX14PTE=";
}
