using System.Text.Json;
using System.Text.Json.Serialization;

namespace Muster.Grains;

/// <summary>JSON of the documents that are read one at a time. Members are only ever added; enums are stored as numbers.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(VersionManifest))]
[JsonSerializable(typeof(Deployment))]
[JsonSerializable(typeof(ContentHeader))]
[JsonSerializable(typeof(AccountState))]
[JsonSerializable(typeof(NamespaceState))]
[JsonSerializable(typeof(FormatFlag))]
[JsonSerializable(typeof(FeedState))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    public static byte[] Encode<T>(T value, ObjectKind kind) =>
        ObjectFormat.Seal(JsonSerializer.SerializeToUtf8Bytes(value, typeof(T), Default), kind);

    public static T Decode<T>(byte[] payload, ObjectKind kind, string name)
        where T : class =>
        JsonSerializer.Deserialize(ObjectFormat.Open(payload, kind, name).Span, typeof(T), Default) as T
            ?? throw new CorruptObjectException($"{name}: the document is empty.");
}
