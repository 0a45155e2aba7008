using System.Reflection;
using System.Text;

namespace Muster.Dispatch;

/// <summary>
/// The folder of sockets and configuration. Its permissions are the border around the runtime's administrative socket and
/// the agent's own.
/// </summary>
internal sealed class WorkingDirectory : IDisposable
{
    // sun_path holds 108 bytes with its terminator; the longest socket name here has 20.
    private const int MaxLength = 80;
    private readonly bool _isTemporary;

    public WorkingDirectory(string? configured)
    {
        _isTemporary = configured is null;
        Root = Path.GetFullPath(configured ?? Path.Combine(Path.GetTempPath(), "muster-" + Path.GetRandomFileName()));
        if (Encoding.UTF8.GetByteCount(Root) > MaxLength)
        {
            throw new InvalidOperationException(
                $"The dispatch folder {Root} is too long for Unix sockets: expected at most {MaxLength} bytes. "
                + "Set Muster:Dispatch:Directory to a shorter one.");
        }

        Directory.CreateDirectory(Root);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var socket in Directory.EnumerateFiles(Root, "*.sock"))
        {
            File.Delete(socket);
        }
    }

    public string Root { get; }

    public string this[string file] => Path.Combine(Root, file);

    /// <summary>Lets another user, and nobody else, work here.</summary>
    public void GiveTo(int user)
    {
        if (NativeMethods.ChangeOwner(Root, user, user) != 0)
        {
            throw new IOException($"The owner of {Root} cannot be changed.");
        }
    }

    /// <summary>Writes the JavaScript of router and checker.</summary>
    public void WriteResources()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".js", StringComparison.Ordinal)))
        {
            using var source = assembly.GetManifestResourceStream(name)!;
            using var target = File.Create(this[name]);
            source.CopyTo(target);
        }
    }

    public void Dispose()
    {
        if (_isTemporary)
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
