using System.Text.Json;

namespace Muster.Operations.Tests;

public sealed class ArchiveScriptTests
{
    // docs/archive.md: flags, bindings and annotations may be absent. Archives need not come from 'export'.
    [Fact]
    public void AbsentLists_AreEmpty()
    {
        var script = JsonSerializer.Deserialize(
            """
            {"name": "a", "tags": [], "is_protected": false, "is_suspended": false, "is_subdomain_disabled": false,
             "created_on": "2026-11-25T00:00:00Z", "modified_on": "2026-11-25T00:00:00Z", "tags_changed_on": "2026-11-25T00:00:00Z",
             "uploaded_on": "2026-11-25T00:00:00Z", "author": "ann", "source": "api", "syntax": "Modules",
             "main_module": "worker.js", "content_hash": "",
             "modules": [{"name": "worker.js", "kind": "EsModule", "content_type": "application/javascript+module", "size": 0, "sha256": ""}]}
            """,
            ArchiveJson.Default.ArchiveScript)!;

        Assert.Empty(script.CompatibilityFlags);
        Assert.Empty(script.Bindings);
        Assert.NotEqual(Guid.Empty, ImportId.Make(script, "space", Guid.Empty));
    }
}
