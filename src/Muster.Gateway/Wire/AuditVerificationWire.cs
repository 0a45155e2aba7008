namespace Muster.Gateway;

/// <summary>What reading a shard's whole journal found.</summary>
internal sealed record AuditVerificationWire(int Shard, long FirstRevision, long LastRevision, string Head, string? Problem);
