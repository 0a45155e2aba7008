using Microsoft.Extensions.Configuration;

namespace Muster.Hosting;

/// <summary>The data folder of a process.</summary>
internal static class DataDirectory
{
    /// <summary>Makes the folder if need be, readable by its owner alone, and returns its full path.</summary>
    /// <exception cref="StartupException">The folder cannot be made or written to.</exception>
    public static string Open(IConfiguration configuration)
    {
        var path = Path.GetFullPath(configuration["Muster:DataDirectory"] ?? new MusterOptions().DataDirectory);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(
                    path,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
            else
            {
                Directory.CreateDirectory(path);
            }

            var probe = Path.Combine(path, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return path;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The data folder '{path}' cannot be written to: {cause.Message} "
                + "Give this user the right to write there, or name another folder by Muster:DataDirectory.",
                cause);
        }
    }
}
