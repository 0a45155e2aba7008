namespace Muster.Operations;

/// <summary>A verb cannot do what is asked; the message says why and what to do.</summary>
internal sealed class OperationRefusedException(string message, Exception? inner = null) : Exception(message, inner);
