using Orleans.Concurrency;

namespace Muster.Grains;

/// <inheritdoc cref="IVersionWriterGrain"/>
[StatelessWorker, Reentrant]
internal sealed class VersionWriterGrain(DocumentStore documents) : Grain, IVersionWriterGrain
{
    public Task WriteContentAsync(ScriptAddress address, ContentReference reference, ScriptContent content) =>
        documents.WriteContentAsync(address, reference.Id, content);
}
