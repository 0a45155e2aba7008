using System.Text.Json.Serialization;

namespace Muster.Gateway;

/// <summary>JSON of the REST surface: snake case, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ResultInfo))]
[JsonSerializable(typeof(NamespaceWire))]
[JsonSerializable(typeof(ImmutableArray<NamespaceWire>))]
[JsonSerializable(typeof(ScriptWire))]
[JsonSerializable(typeof(ScriptDetailsWire))]
[JsonSerializable(typeof(ImmutableArray<ScriptWire>))]
[JsonSerializable(typeof(ImmutableArray<BindingWire>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(SettingsWire))]
[JsonSerializable(typeof(ScriptSettingsWire))]
[JsonSerializable(typeof(SecretWire))]
[JsonSerializable(typeof(ImmutableArray<SecretWire>))]
[JsonSerializable(typeof(VersionWire))]
[JsonSerializable(typeof(VersionListWire))]
[JsonSerializable(typeof(DeploymentWire))]
[JsonSerializable(typeof(DeploymentListWire))]
[JsonSerializable(typeof(UserWire))]
[JsonSerializable(typeof(TokenWire))]
[JsonSerializable(typeof(AccountWire))]
[JsonSerializable(typeof(ImmutableArray<AccountWire>))]
[JsonSerializable(typeof(ImmutableArray<MembershipWire>))]
[JsonSerializable(typeof(SavedFilterWire))]
[JsonSerializable(typeof(ImmutableArray<SavedFilterWire>))]
[JsonSerializable(typeof(ImmutableArray<PolicyWire>))]
[JsonSerializable(typeof(ImmutableArray<CountWire>))]
[JsonSerializable(typeof(ImmutableArray<AuditEntryWire>))]
[JsonSerializable(typeof(ImmutableArray<AuditVerificationWire>))]
[JsonSerializable(typeof(SubdomainWire))]
[JsonSerializable(typeof(ScriptSubdomainWire))]
[JsonSerializable(typeof(WorkerWire))]
[JsonSerializable(typeof(ServiceWire))]
[JsonSerializable(typeof(ReferencesWire))]
internal sealed partial class WireJson : JsonSerializerContext;
