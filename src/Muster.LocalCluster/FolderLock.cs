using Muster.Hosting;

namespace Muster.LocalCluster;

/// <summary>One launcher a folder.</summary>
internal static class FolderLock
{
    /// <exception cref="StartupException">Another launcher has it.</exception>
    public static FileStream Take(string folder)
    {
        try
        {
            return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException cause)
        {
            throw new StartupException(
                $"The folder '{folder}' is in use by another cluster. Stop that one, or name another folder by --folder.", cause);
        }
    }
}
