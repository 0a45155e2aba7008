namespace Muster.Operations;

/// <summary>What the verbs need to know of the program that they belong to.</summary>
public interface IOperatorHost
{
    /// <summary>
    /// What is configured: by the program's settings files, its environment and these arguments. Makes nothing, neither the
    /// data folder nor credentials.
    /// </summary>
    /// <param name="settings">Arguments of the form <c>--Muster:Name=value</c>.</param>
    Installation Describe(IReadOnlyList<string> settings);
}
