"""Findings while one types."""

from lsp_client import codes, expect, uri
from lsp_project import CALLS_HELPER, HELPER_QUIET, HELPER_SLEEPS, QUIET, SLEEPS, project, serve

folder = project("one", a=CALLS_HELPER, b=HELPER_SLEEPS)
a, b = folder + "/a.c", folder + "/b.c"
client = serve()
started = client.start(folder)
expect("the encoding when none is offered", started["capabilities"]["positionEncoding"], "utf-16")

# A finding of a whole project, with the way to what blocks in another file.
client.open(a)
found = client.diagnostics(a, 1, lambda list: list)
expect("what is found", codes(found), [(4, "blocking-sleep")])
finding = found[0]
expect("its place", finding["range"], {"start": {"line": 3, "character": 4}, "end": {"line": 3, "character": 12}})
expect("its severity", finding["severity"], 2)
expect("its source", finding["source"], "corolint")
steps = finding["relatedInformation"]
expect("the way's file", steps[-1]["location"]["uri"], uri(b))
expect("the way's line", steps[-1]["location"]["range"]["start"], {"line": 3, "character": 4})

# It goes with the call, by a change of a part, and another one comes.
call = {"start": {"line": 3, "character": 4}, "end": {"line": 3, "character": 13}}
client.change_by(a, [{"range": call, "text": ""}], 2)
expect("after the call is gone", client.diagnostics(a, 2), [])
start = {"start": {"line": 3, "character": 4}, "end": {"line": 3, "character": 4}}
client.change_by(a, [{"range": start, "text": "sleep"}, {"range": {"start": {"line": 3, "character": 9}, "end": {"line": 3, "character": 9}}, "text": "(1);"}], 3)
expect("after two changes at once", codes(client.diagnostics(a, 3)), [(4, "blocking-sleep")])

# Code that is half typed says so, and what is whole is looked at all the same.
client.change(a, SLEEPS + "void half(", 4)
half = codes(client.diagnostics(a, 4))
expect("half-typed code", half, [(4, "blocking-sleep"), (6, "not-fully-analysed")])

# What another document says that nobody has saved counts as well, at once and for good.
client.change(a, CALLS_HELPER, 5)
expect("the helper still sleeps", codes(client.diagnostics(a, 5)), [(4, "blocking-sleep")])
client.open(b)
client.change(b, HELPER_QUIET, 2)
expect("the helper is mended in its buffer", client.diagnostics(a, 5, lambda list: not list), [])
client.change(b, HELPER_SLEEPS, 3)
client.diagnostics(a, 5, lambda list: list)

# Closing it, what is on disk counts again; nothing is shown of it.
client.change(b, HELPER_QUIET, 4)
client.diagnostics(a, 5, lambda list: not list)
client.close(b)
expect("nothing is shown of a closed document", client.diagnostics(b, None, lambda list: not list), [])
expect("the disk's helper sleeps", codes(client.diagnostics(a, 5, lambda list: list)), [(4, "blocking-sleep")])

# Hover: the message, the way, the rule.
where = {"textDocument": {"uri": uri(a)}, "position": {"line": 3, "character": 6}}
text = client.call("textDocument/hover", where)["contents"]["value"]
for part in ("'helper' leads to 'sleep'", "b.c:4", "## Why is this bad"):
    expect(f"the hover has {part!r}", part in text, True)
where["position"]["line"] = 0
expect("no hover beside a finding", client.call("textDocument/hover", where), None)

# Columns in the client's units: behind characters of several bytes, and of two units.
client.change(a, QUIET.replace("{\n}", "{\n    /* ä😀 */ sleep(1);\n}"), 6)
expect("in UTF-16", client.diagnostics(a, 6)[0]["range"]["start"]["character"], 4 + 3 + 3 + 1 + 3)
expect("the end", client.stop(), 0)

client = serve()
started = client.start(folder, capabilities={"general": {"positionEncodings": ["utf-8", "utf-16"]}})
expect("the encoding that was offered", started["capabilities"]["positionEncoding"], "utf-8")
client.open(a, QUIET.replace("{\n}", "{\n    /* ä😀 */ sleep(1);\n}"))
found = client.diagnostics(a, 1, lambda list: list)
expect("in UTF-8", found[0]["range"]["start"]["character"], 4 + 3 + 6 + 1 + 3)
expect("no relations for who does not know them", "relatedInformation" in found[0], False)
expect("the end", client.stop(), 0)
