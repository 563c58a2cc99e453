"""Code actions."""

import os

from lsp_client import apply, codes, expect, uri
from lsp_project import CALLS_HELPER, DIRECTORY, HELPER_SLEEPS, SLEEPS, database, project, serve, write

folder = project("one", a=CALLS_HELPER, b=HELPER_SLEEPS)
a, b = folder + "/a.c", folder + "/b.c"
client = serve()
client.start(folder)
client.open(a)
finding = client.diagnostics(a, 1, lambda list: list)[0]


def actions(path, finding, **context):
    params = {"textDocument": {"uri": uri(path)}, "range": finding["range"], "context": {"diagnostics": [finding], **context}}
    return client.call("textDocument/codeAction", params)


def edits_of(action):
    (changed, edits), = action["edit"]["changes"].items()
    return changed, edits


offered = actions(a, finding)
above, behind, helper, explain = offered
expect("kinds", {x["kind"] for x in offered}, {"quickfix"})
expect("nothing for another kind", actions(a, finding, only=["refactor"]), [])

# On the line above with its indentation; at the line's end; at the helper.
file, edits = edits_of(above)
expect("where", file, uri(a))
line = apply(CALLS_HELPER, edits).splitlines()[3]
expect("the line above", line.startswith("    // NOLINTNEXTLINE(corolint-blocking-sleep): "), True)
version = 1
for action in (above, behind):
    version += 1
    client.change(a, apply(CALLS_HELPER, edits_of(action)[1]), version)
    expect(action["title"], client.diagnostics(a, version), [])
version += 1
client.change(a, CALLS_HELPER, version)
client.diagnostics(a, version, lambda list: list)
changed = {"textDocument": {"uri": uri(a), "version": version + 1}, "contentChanges": [{"text": "\n" + CALLS_HELPER}]}
asked = {"textDocument": {"uri": uri(a)}, "range": finding["range"], "context": {"diagnostics": [finding]}}
client.send_together(
    {"method": "textDocument/didChange", "params": changed},
    {"id": "early", "method": "textDocument/codeAction", "params": asked},
)
expect("nothing while the lines may be others", client.answer("early")["result"], [])
version += 1
expect("one line further down", codes(client.diagnostics(a, version, lambda list: list)), [(5, "blocking-sleep")])
version += 1
client.change(a, CALLS_HELPER, version)
client.diagnostics(a, version, lambda list: list)
file, edits = edits_of(helper)
expect("the helper's file", file, uri(b))
client.open(b)
client.change(b, apply(HELPER_SLEEPS, edits), 2)
expect("silenced at the helper", client.diagnostics(a, version, lambda list: not list), [])

# A client that checks versions is told for which one an edit is.
client_of_versions = serve()
client_of_versions.start(folder, capabilities={"workspace": {"workspaceEdit": {"documentChanges": True}}})
client_of_versions.open(a, version=7)
shown = client_of_versions.diagnostics(a, 7, lambda list: list)[0]
asked = {"textDocument": {"uri": uri(a)}, "range": shown["range"], "context": {"diagnostics": [shown]}}
edits = [x["edit"] for x in client_of_versions.call("textDocument/codeAction", asked) if "edit" in x]
expect("changes by version alone", [list(edit) for edit in edits], [["documentChanges"]] * 3)
documents = [edit["documentChanges"][0]["textDocument"] for edit in edits]
expect("an open one, and one on disk", documents, [{"uri": uri(a), "version": 7}] * 2 + [{"uri": uri(b), "version": None}])
expect("where they are", len(edits[0]["documentChanges"][0]["edits"]), 1)
expect("the end", client_of_versions.stop(), 0)

# The rule is explained as the client can show it.
expect("the command", explain["command"]["command"], "corolint.explainRule")
run = {"command": explain["command"]["command"], "arguments": explain["command"]["arguments"]}
expect("its result", client.call("workspace/executeCommand", run), None)
told = client.wait_for("window/showMessage")["params"]["message"]
expect("the explanation", "Why is this bad" in told, True)
expect("the end", client.stop(), 0)

# A client that shows documents gets one; C89 has no line comments; macros go on behind a backslash.
os.environ["XDG_CACHE_HOME"] = os.path.join(DIRECTORY, "caches")
old = project("old", a=SLEEPS)
text = '#include "h.h"\n#define BODY \\\n    void coroutine_fn update(void) { sleep(1); }\nBODY\r\n'
write(old + "/b.c", text)
database(old, "a.c", "b.c", flags=["-std=c89"])
client = serve()
client.start(old, capabilities={"window": {"showDocument": {"support": True}}})
client.open(old + "/a.c")
finding = client.diagnostics(old + "/a.c", 1, lambda list: list)[0]
above, behind, explain = actions(old + "/a.c", finding)
expect("a comment of C89", edits_of(behind)[1][0]["newText"], " /* NOLINT(corolint-blocking-sleep) */")
client.call("workspace/executeCommand", {"command": "corolint.explainRule", "arguments": ["blocking-sleep"]})
shown = client.wait_for("window/showDocument")["params"]["uri"]
with open(shown.removeprefix("file://"), encoding="utf-8") as file:
    expect("the document", file.read().startswith("# blocking-sleep\n"), True)
expect("the end", client.stop(), 0)
