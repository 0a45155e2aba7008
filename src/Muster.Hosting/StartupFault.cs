using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Muster.Storage.Sqlite;

namespace Muster.Hosting;

/// <summary>Says what to do about an exception that kept a process from starting.</summary>
internal static class StartupFault
{
    /// <summary>The advice, or null when the exception is a bug and its stack should be seen.</summary>
    public static string? Explain(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case StartupException or DatabaseInUseException or DatabaseUnusableException or OptionsValidationException:
                    return cause.Message;
                case AddressInUseException when fault.Message.Contains("Muster:", StringComparison.Ordinal):
                    return fault.Message;
                case AddressInUseException:
                    return $"{fault.Message} Stop the program that listens there, or choose another port: "
                        + "--Muster:GatewayUrl=http://127.0.0.1:0 takes a free one.";
                case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return $"{fault.Message} Ports below 1024 need a privilege: choose a higher one by Muster:GatewayUrl.";
            }
        }

        return null;
    }
}
