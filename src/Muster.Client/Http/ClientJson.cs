using System.Text.Json.Serialization;

namespace Muster.Client;

/// <summary>JSON of the API: snake case, what is null left out of requests, what is unknown ignored in answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NameBody))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Envelope<JsonElement>))]
[JsonSerializable(typeof(Envelope<bool?>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<string>>))]
[JsonSerializable(typeof(Envelope<DispatchNamespace>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<DispatchNamespace>>))]
[JsonSerializable(typeof(Envelope<ScriptInfo>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ScriptInfo>>))]
[JsonSerializable(typeof(Envelope<ScriptDetails>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<SecretInfo>>))]
[JsonSerializable(typeof(OperationBody))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<AuditEntry>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<AuditVerification>>))]
[JsonSerializable(typeof(FilterBody))]
[JsonSerializable(typeof(Envelope<SavedFilter>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<SavedFilter>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<HostPolicy>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<PolicyCount>>))]
internal sealed partial class ClientJson : JsonSerializerContext;
