namespace Muster.Gateway;

/// <summary>Reads an upload: one body that is the code, or a multipart body of metadata and modules.</summary>
internal sealed class UploadReader(ApiCall call, int maxTags, Problems problems)
{
    private const int FramingBytesPerPart = 1024;

    // A part's name for code that came without one.
    private const string OnlyModule = "worker.js";

    /// <summary>The upload; null when there are problems.</summary>
    public async Task<ScriptUpload?> ReadAsync()
    {
        var options = call.Options;
        var limit = (long)options.MaxModuleBytes + options.MaxMetadataBytes + (options.MaxParts * FramingBytesPerPart);
        if ((RequestBody.Limit(call, "body", limit) ?? ExplainEncoding()) is { } refusal)
        {
            problems.Add(refusal);
            return null;
        }

        var lease = await call.Uploads.EnterAsync(call.Request.ContentLength ?? limit, call.Aborted);
        call.Http.Response.RegisterForDispose(lease);
        if (!lease.IsAcquired)
        {
            problems.Add(Refusals.TooManyUploads());
            return null;
        }

        var type = call.Request.ContentType ?? "";
        if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            var parts = await new MultipartForm(options, problems).ReadAsync(call);
            return problems.Any ? null : new FormUpload(parts, maxTags, problems).Compose();
        }

        if (ModuleKinds.Find(type) is ModuleKind.EsModule or ModuleKind.Script)
        {
            return await ReadOneAsync(type);
        }

        problems.Add(ModuleKinds.IsPython(type)
            ? "Content-Type: expected JavaScript, since Muster does not run Python Workers."
            : "Content-Type: expected application/javascript, application/javascript+module or multipart/form-data, "
                + $"found {Shown.Of(type)}.");
        return null;
    }

    private async Task<ScriptUpload?> ReadOneAsync(string type)
    {
        if (await RequestBody.ReadToEndAsync(call.Request.Body, call.Options.MaxModuleBytes, call.Aborted) is not { } body)
        {
            problems.Add(Refusals.TooLarge("body", call.Options.MaxModuleBytes));
            return null;
        }

        if (ExplainCode(body) is { } problem)
        {
            problems.Add(new Refusal(RefusalReason.Invalid, ErrorCodes.InvalidCode, problem));
            return null;
        }

        var kind = ModuleKinds.Find(type)!.Value;
        var module = new ScriptModule(new(OnlyModule, kind, type, body.Length), body);
        var syntax = kind == ModuleKind.EsModule ? ScriptSyntax.Modules : ScriptSyntax.ServiceWorker;
        return new(new(syntax, OnlyModule, [module]), new());
    }

    // One SDK sends a multipart frame, or the metadata as JSON, under a script's content type. Nobody means that as code.
    private static string? ExplainCode(byte[] body)
    {
        if (body.Length == 0)
        {
            return "body: expected JavaScript, found nothing.";
        }

        var start = body.AsSpan().TrimStart(" \t\r\n"u8);
        if (start.StartsWith("--"u8) && start[..Math.Min(start.Length, 512)].IndexOf("Content-Disposition: form-data"u8) > 0)
        {
            return "body: invalid JavaScript syntax: found a multipart frame; send it as multipart/form-data with its boundary.";
        }

        return start.StartsWith("{"u8) && JsonBody.ParseObject(body, "body").IsSuccess
            ? "body: invalid JavaScript syntax: found a JSON object; send metadata as a part of multipart/form-data."
            : null;
    }

    private Refusal? ExplainEncoding()
    {
        var encoding = call.Request.Headers.ContentEncoding.ToString();
        return encoding.Length is 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : Refusals.Upload($"Content-Encoding: expected none, found {Shown.Of(encoding)}.");
    }
}
