using System.Globalization;

namespace Muster.Gateway;

/// <summary>The texts of the refusals that are the gateway's own.</summary>
internal static class Refusals
{
    public static Answer RequestId() => new RefusalAnswer(
        StatusCodes.Status400BadRequest,
        ErrorCodes.InvalidParameter,
        "X-Request-Id: expected 1 to 128 printable ASCII characters without blanks.");

    // Cloudflare's own words, by which clients and people know what is wrong.
    public static Answer Credentials() => new RefusalAnswer(
        StatusCodes.Status401Unauthorized,
        ErrorCodes.Authentication,
        "Authentication error: expected 'Authorization: Bearer <token>', or 'X-Auth-Email' with 'X-Auth-Key'.");

    public static Answer OtherAccount() => new RefusalAnswer(
        StatusCodes.Status403Forbidden,
        ErrorCodes.Forbidden,
        "Unauthorized to access requested resource: these credentials do not reach this account.");

    public static Answer Internal(string requestId) => new RefusalAnswer(
        StatusCodes.Status500InternalServerError,
        ErrorCodes.Internal,
        $"Internal error; request {requestId} is in the log.");

    public static Answer Unavailable(string requestId) => new RefusalAnswer(
        StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.Unavailable,
        $"The store did not answer in time. It is unknown whether request {requestId} was done; repeating it is safe.");

    public static Answer StorageFull(string requestId) => new RefusalAnswer(
        StatusCodes.Status507InsufficientStorage,
        ErrorCodes.StorageFull,
        $"The storage is full: nothing of request {requestId} was done, and reads go on. Free some space and repeat it.");

    public static Answer StorageReadOnly(string requestId) => new RefusalAnswer(
        StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.StorageReadOnly,
        $"The storage may not be written to: nothing of request {requestId} was done, and reads go on. Make it writable and repeat it.");

    public static Answer Damaged(string problem) => new RefusalAnswer(
        StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.Damaged,
        $"A stored object is damaged, and what depends on it is out of order until it is restored: {problem}");

    public static Answer OfKestrel(BadHttpRequestException exception) =>
        exception.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? new RefusalAnswer(exception.StatusCode, ErrorCodes.TooLarge, "body: it is larger than this path accepts.")
            : new RefusalAnswer(exception.StatusCode, ErrorCodes.InvalidBody, $"request: {exception.Message}");

    public static Answer OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => NoRoute(),
        StatusCodes.Status405MethodNotAllowed => new RefusalAnswer(
            StatusCodes.Status405MethodNotAllowed,
            ErrorCodes.MethodNotAllowed,
            $"method: expected {http.Response.Headers.Allow}, found {http.Request.Method}."),
        var status => new RefusalAnswer(
            status,
            ErrorCodes.InvalidBody,
            string.Create(CultureInfo.InvariantCulture, $"The request was refused with status {status}.")),
    };

    public static Answer NoRoute() => new RefusalAnswer(
        StatusCodes.Status404NotFound,
        ErrorCodes.NoRoute,
        "Could not route to this path: perhaps the object identifier is invalid?");

    public static Refusal NamespaceMissing(string name) => new(
        RefusalReason.NotFound,
        ErrorCodes.NamespaceNotFound,
        $"workers.api.error.dispatch_namespace_not_found: there is no dispatch namespace '{name}'.");

    public static Refusal WorkerMissing(string name) => new(
        RefusalReason.NotFound,
        ErrorCodes.WorkerNotFound,
        $"workers.api.error.script_not_found: this account has no Worker '{name}'.");

    public static Refusal ServiceMissing(string name) => new(
        RefusalReason.NotFound,
        ErrorCodes.ServiceNotFound,
        $"workers.api.error.service_not_found: this account has no service '{name}'.");

    public static Refusal ScriptMissing(string name) => new(
        RefusalReason.NotFound,
        ErrorCodes.NamespaceScriptNotFound,
        $"workers.api.error.dispatch_script_not_found: this dispatch namespace has no script '{name}'.");

    public static Refusal VersionMissing(string version) => new(
        RefusalReason.NotFound,
        ErrorCodes.VersionNotFound,
        $"workers.api.error.version_not_found: there is no version '{version}'.");

    public static Refusal SecretMissing(string name) => new(
        RefusalReason.NotFound,
        ErrorCodes.SecretNotFound,
        $"workers.api.error.secret_not_found: there is no secret '{name}'.");

    public static Refusal FilterMissing(string name) => new(
        RefusalReason.NotFound,
        ErrorCodes.FilterNotFound,
        $"workers.api.error.filter_not_found: this namespace has no saved filter '{name}'.");

    public static Refusal Protected(ProtectedMatches matches) => new(
        RefusalReason.Conflict,
        ErrorCodes.ScriptProtected,
        $"tags: {matches.Count} of the matching scripts are protected by {string.Join(", ", matches.By)}, so nothing was deleted. "
        + "Change their tags, or repeat with skip_protected=true to delete the others.");

    public static Refusal NamespaceProtected(string name, ProtectedMatches matches) => new(
        RefusalReason.Conflict,
        ErrorCodes.ScriptProtected,
        $"'{name}' holds {matches.Count} scripts that are protected by {string.Join(", ", matches.By)}: change their tags before "
        + "you delete the namespace.");

    public static Refusal TooManyUploads() => new(
        RefusalReason.Unavailable,
        ErrorCodes.Unavailable,
        "Too many uploads are under way. Nothing was stored; try again in a moment.");

    public static Refusal Body(string message) => new(RefusalReason.Invalid, ErrorCodes.InvalidBody, message);

    public static Refusal Parameter(string message) => new(RefusalReason.Invalid, ErrorCodes.InvalidParameter, message);

    public static Refusal Upload(string message) => new(RefusalReason.Invalid, ErrorCodes.InvalidUpload, message);

    public static Refusal Binding(string message) => new(RefusalReason.Invalid, ErrorCodes.InvalidBinding, message);

    public static Refusal TooLarge(string field, long limit) => new(
        RefusalReason.TooLarge,
        ErrorCodes.TooLarge,
        string.Create(CultureInfo.InvariantCulture, $"{field}: expected at most {limit:N0} bytes, found more."));
}
