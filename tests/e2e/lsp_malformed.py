"""What no client should send."""

import json
import os
import shutil
import subprocess

from lsp_client import PATIENCE, codes, expect, uri
from lsp_project import COROLINT, HEADER, QUIET, SLEEPS, project, serve, write

folder = project("one", a=SLEEPS)
a = folder + "/a.c"
client = serve()
client.start(folder)


def refusal(number=None):
    return client.wait("a refusal", lambda m: "error" in m and m["id"] == number)["error"]["code"]


def frame(text):
    data = text if isinstance(text, bytes) else text.encode()
    return b"Content-Length: %d\r\n\r\n" % len(data) + data


for text, code in (
    ("{", -32700),
    ("", -32700),
    ("{} {}", -32700),
    (b"\xff\xfe\x00", -32700),
    ("[" * 5000, -32700),
    ("[]", -32600),
    ("17", -32600),
    ("{}", -32600),
    ('{"jsonrpc":"2.0"}', -32600),
    ('{"jsonrpc":"1.0","method":"exit"}', -32600),
    ('{"jsonrpc":"2.0","method":5}', -32600),
    ('{"jsonrpc":"2.0","id":{},"method":"shutdown"}', -32600),
    ('{"jsonrpc":"2.0","method":"exit","params":"now"}', -32602),
):
    client.send_bytes(frame(text))
    expect(f"the answer to {text[:40]!r}", refusal(), code)

# Headers that are none, lengths that cannot be: what follows is understood.
for header in (
    b"Nonsense\r\n\r\n",
    b"Content-Length: many\r\n\r\n",
    b"Content-Length: -5\r\n\r\n",
    b"Content-Length: 99999999999999999999\r\n\r\n",
    b"Content-Length: 4000000000\r\n\r\n",
    b"Content-Type: text\r\n\r\n",
    b"x" * 10000 + b"\r\n\r\n",
):
    client.send_bytes(header)
    expect(f"the answer to {header[:40]!r}", refusal(), -32700)
    expect("the next request", client.refused("nothing"), -32601)
    client.kept.clear()
client.send_bytes(b"content-length:2\ncontent-type: x\n\n{}")
expect("lines that end otherwise", refusal(), -32600)

# Cancelling what nobody asked.
for params in ({"id": 12345}, {"id": "x"}, {"id": None}, {"id": {}}, {}, [], None):
    client.notify("$/cancelRequest", params)
expect("the next request", client.refused("nothing"), -32601)

# Parameters of all the wrong kinds.
strange = (None, [], {}, {"textDocument": 5}, {"textDocument": {"uri": 5}}, {"textDocument": {"uri": "file:"}})
for params in strange:
    for method in ("textDocument/hover", "textDocument/codeAction", "workspace/executeCommand"):
        answer = client.answer(client.ask(method, params))
        refused = answer.get("error", {}).get("code")
        expect(f"{method} {params}", refused in (-32602, None), True)
    for what in ("didOpen", "didChange", "didSave", "didClose"):
        client.notify("textDocument/" + what, params)
    for what in ("didChangeWatchedFiles", "didChangeWorkspaceFolders", "didChangeConfiguration"):
        client.notify("workspace/" + what, params)
known = {"textDocument": {"uri": uri(a)}}
client.open(a)
client.diagnostics(a, 1, lambda list: list)
expect("hover without position", client.refused("textDocument/hover", known), -32602)
expect("actions without range", client.refused("textDocument/codeAction", known), -32602)
expect("another command", client.refused("workspace/executeCommand", {"command": "rm"}), -32602)
expect("another rule", client.refused("workspace/executeCommand", {"command": "corolint.explainRule", "arguments": ["x"]}), -32602)

# Changes that cannot be are left out as a whole; positions behind the end mean the end.
edge = {"start": {"line": 99, "character": 9}, "end": {"line": 4000000000, "character": 9}}
client.change_by(a, [{"text": QUIET}, {"range": {"start": 1}, "text": ""}], 2)
client.change_by(a, "nothing", 3)
client.change_by(a, [{"range": edge, "text": "\n"}], 4)
expect("the text is as before", codes(client.diagnostics(a, 4)), [(4, "blocking-sleep")])

# Names of all kinds, among them those of directories.
for name in ("file:///%zz", uri(folder), "file://elsewhere/a.c", "file:///C:/a%20b.c", "http://example.com/a.c", "untitled:1", "", "file:///"):
    item = {"uri": name, "languageId": "c", "version": 1, "text": SLEEPS.replace('#include "h.h"\n', "")}
    client.notify("textDocument/didOpen", {"textDocument": item})
    client.notify("textDocument/didChange", {"textDocument": {"uri": name, "version": 2}, "contentChanges": [{"text": ""}]})
    client.notify("textDocument/didClose", {"textDocument": {"uri": name}})

# A pipe with the name of a source: nobody waits for what it may say.
os.mkfifo(folder + "/pipe.c")
client.open(folder + "/pipe.c", SLEEPS)
expect("a pipe", codes(client.diagnostics(folder + "/pipe.c", 1)), [(4, "blocking-sleep")])
client.close(folder + "/pipe.c")

# A file that vanishes while it is open, bytes that are no text, and a very large one.
os.remove(a)
client.change(a, SLEEPS, 5)
expect("a file that is gone", codes(client.diagnostics(a, 5)), [(4, "blocking-sleep")])
client.change(a, "\u0000\u0001\ufffe" + SLEEPS, 6)
client.diagnostics(a, 6)
client.change(a, SLEEPS.replace("{", '{ /* \u0000 */ const char *text = "\\\\u0000";'), 6)
expect("behind a NUL", codes(client.diagnostics(a, 6)), [(4, "blocking-sleep")])
sleeping = {"start": {"line": 3, "character": 4}, "end": {"line": 3, "character": 13}}
client.change_by(a, [{"range": sleeping, "text": "(void)text;"}], 6)
expect("a change behind a NUL", client.diagnostics(a, 6), [])
client.change(a, SLEEPS + "/* a long line */\n" * 300000, 7)
expect("a large file", codes(client.diagnostics(a, 7)), [(4, "blocking-sleep")])
client.send_bytes(frame(json.dumps({"jsonrpc": "2.0", "id": 99999, "result": None})))
expect("the end", client.stop(), 0)

# Changes in the client's units, and behind the end.
folder = project("two", a=SLEEPS)
a = folder + "/a.c"
client = serve()
client.start(folder)
client.open(a, '#include "h.h"\nvoid coroutine_fn update(void)\n{\n    /* ä😀 */\n}\n')
client.diagnostics(a, 1)
behind = {"start": {"line": 3, "character": 13}, "end": {"line": 3, "character": 13}}
client.change_by(a, [{"range": behind, "text": "sleep(1);"}], 2)
expect("behind two units", client.diagnostics(a, 2)[0]["range"]["start"], behind["start"])
after = {"start": {"line": 99, "character": 0}, "end": {"line": 100, "character": 4}}
client.change_by(a, [{"range": after, "text": "void coroutine_fn more(void) { sleep(1); }"}], 3)
expect("behind the end", codes(client.diagnostics(a, 3)), [(4, "blocking-sleep"), (6, "blocking-sleep")])


def gone(*paths):
    changes = [{"uri": uri(path), "type": 3} for path in paths]
    client.notify("workspace/didChangeWatchedFiles", {"changes": changes})


# A header vanishes and comes back; the database does, and the whole folder.
client.change(a, SLEEPS, 4)
client.diagnostics(a, 4)
os.remove(folder + "/h.h")
gone(folder + "/h.h")
client.change(a, SLEEPS + "\n", 5)
expect("without its header", (1, "not-fully-analysed") in codes(client.diagnostics(a, 5)), True)
gone(write(folder + "/h.h", HEADER))
client.change(a, SLEEPS, 6)
expect("with its header", codes(client.diagnostics(a, 6)), [(4, "blocking-sleep")])
os.remove(folder + "/compile_commands.json")
gone(folder + "/compile_commands.json")
told = client.wait("what is missing", lambda m: "compile_commands" in m.get("params", {}).get("message", ""))
expect("it is a warning", told["params"]["type"], 2)
client.change(a, SLEEPS + "\n", 7)
expect("without a database", codes(client.diagnostics(a, 7)), [(4, "blocking-sleep")])
shutil.rmtree(folder)
gone(a, folder + "/h.h")
client.change(a, HEADER + SLEEPS.replace('#include "h.h"\n', ""), 8)
expect("without a folder", codes(client.diagnostics(a, 8)), [(6, "blocking-sleep")])
expect("the end", client.stop(), 0)

# A text that cannot be read is told of once, not with each change.
folder = project("waiting", a=QUIET)
os.mkfifo(folder + "/gate")
a = folder + "/a.c"
client = serve(folder, "--timeout", "1")
client.start(folder, options={"debounceMilliseconds": 0})
client.open(a, '#include "gate"\n')
told = client.wait("what is wrong", lambda m: "took longer" in m.get("params", {}).get("message", ""))
client.change(a, '#include "gate"\n\n', 2)
client.call("textDocument/hover", {"textDocument": {"uri": uri(a)}, "position": {"line": 0, "character": 0}})
client.change(a, SLEEPS, 3)
expect("a text that can be read", codes(client.diagnostics(a, 3)), [(4, "blocking-sleep")])
expect("told again", [m for m in client.kept if m.get("method") == "window/showMessage"], [])
expect("the end", client.stop(), 0)

# A client that reads no more.
readable, writable = os.pipe()
server = subprocess.Popen([COROLINT, "--lsp"], stdin=subprocess.PIPE, stdout=writable)
os.close(writable)
os.close(readable)
server.stdin.write(frame('{"jsonrpc":"2.0","id":1,"method":"nothing"}'))
server.stdin.flush()
expect("after its reader is gone", server.wait(PATIENCE), 1)
