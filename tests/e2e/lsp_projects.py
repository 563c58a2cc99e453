"""Folders, strays, and files that change on disk."""

import os

from lsp_client import codes, expect, uri
from lsp_project import CALLS_HELPER, DIRECTORY, HEADER, HELPER_QUIET, HELPER_SLEEPS, QUIET, SLEEPS, database, project, serve, write

# Two folders define the same helper, each its own.
one = project("one", a=CALLS_HELPER, b=HELPER_SLEEPS)
two = project("two with spaces", a=CALLS_HELPER, b=HELPER_QUIET)
client = serve()
watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}, "window": {"workDoneProgress": True}}
client.start(one, two, capabilities=watching)
registered = client.wait_for("client/registerCapability")["params"]["registrations"]
globs = [w["globPattern"] for w in registered[0]["registerOptions"]["watchers"]]
expect("what is watched", "**/compile_commands.json" in globs and "**/.corolint.json" in globs, True)
kinds = [client.wait_for("$/progress")["params"]["value"]["kind"] for _ in range(2)]
expect("progress begins", kinds[0], "begin")
client.open(one + "/a.c")
client.open(two + "/a.c")
found = client.diagnostics(one + "/a.c", 1, lambda list: list)
expect("the folder where the helper sleeps", codes(found), [(4, "blocking-sleep")])
expect("the other one", client.diagnostics(two + "/a.c", 1), [])


def changed(*paths):
    changes = [{"uri": uri(path), "type": 2} for path in paths]
    client.notify("workspace/didChangeWatchedFiles", {"changes": changes})


# A file on disk is mended, a header changes what everybody sees, another source comes.
changed(write(one + "/b.c", HELPER_QUIET))
expect("the helper is mended on disk", client.diagnostics(one + "/a.c", 1, lambda list: not list), [])
changed(write(one + "/h.h", "#define coroutine_fn\nunsigned sleep(unsigned);\nstatic inline void helper(void) { sleep(1); }\n"))
client.diagnostics(one + "/a.c", 1, lambda list: list)
changed(write(one + "/h.h", "#define coroutine_fn\nvoid helper(void);\nunsigned sleep(unsigned);\n"))
client.diagnostics(one + "/a.c", 1, lambda list: not list)
write(one + "/c.c", HELPER_SLEEPS)
database(one, "a.c", "c.c")
changed(one + "/c.c", one + "/compile_commands.json")
step = client.diagnostics(one + "/a.c", 1, lambda list: list)
expect("the new database counts", codes(step), [(4, "blocking-sleep")])

# A header that is open: known by the sources that include it, until it is edited.
client.open(one + "/h.h")
expect("a header without findings", client.diagnostics(one + "/h.h", 1), [])
client.change(one + "/h.h", "unsigned sleep(unsigned);\n#define coroutine_fn\nstatic inline void coroutine_fn f(void)\n{\n    sleep(2);\n}\n", 2)
expect("a header that is edited", codes(client.diagnostics(one + "/h.h", 2)), [(5, "blocking-sleep")])
client.close(one + "/h.h")

# A new source that no database lists yet, and the header that it alone includes.
own_header = write(one + "/new.h", HEADER + "void pause_there(void);\n")
new = write(one + "/new.c", '#include "new.h"\nvoid coroutine_fn two(void)\n{\n    sleep(1);\n    pause_there();\n}\n')
client.open(new)
expect("a new source as it is on disk", codes(client.diagnostics(new, 1, lambda list: list)), [(4, "blocking-sleep")])
changed(write(own_header, HEADER + "static inline void pause_there(void) { sleep(1); }\n"))
expect("its header changes", codes(client.diagnostics(new, 1, lambda list: len(list) > 1)), [(4, "blocking-sleep"), (5, "blocking-sleep")])
client.close(new)
os.remove(new)
changed(new)

# A folder goes, another comes.
folder = {"uri": uri(two), "name": "two"}
client.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [folder]}})
client.change(two + "/a.c", SLEEPS, 2)
expect("its documents stay", codes(client.diagnostics(two + "/a.c", 2)), [(4, "blocking-sleep")])
client.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [folder], "removed": []}})
client.change(two + "/a.c", QUIET, 3)
expect("and are looked after", client.diagnostics(two + "/a.c", 3), [])

# A file outside of all folders, one without a database, one without a name.
stray = project("stray", a=CALLS_HELPER, b=HELPER_SLEEPS)
client.open(stray + "/a.c")
expect("a stray file has its own project", codes(client.diagnostics(stray + "/a.c", 1, lambda list: list)), [(4, "blocking-sleep")])
lone = write(os.path.join(DIRECTORY, "lone", "x.c"), SLEEPS.replace('#include "h.h"', "unsigned sleep(unsigned);\n#define coroutine_fn"))
client.open(lone)
expect("a file without a database", codes(client.diagnostics(lone, 1, lambda list: list)), [(5, "blocking-sleep")])
nameless = SLEEPS.replace('#include "h.h"', "unsigned sleep(unsigned);\n#define coroutine_fn")
client.open("untitled:Untitled-1", nameless)
expect("a file without a name", codes(client.diagnostics("untitled:Untitled-1", 1)), [(5, "blocking-sleep")])
client.open("untitled:Untitled_1", nameless)
client.diagnostics("untitled:Untitled_1", 1)
client.close("untitled:Untitled-1")
client.open("untitled:Untitled 1", nameless)
client.diagnostics("untitled:Untitled 1", 1)
client.close("untitled:Untitled 1")
client.change("untitled:Untitled_1", nameless + "\n", 2)
expect("names that differ little", codes(client.diagnostics("untitled:Untitled_1", 2)), [(5, "blocking-sleep")])
expect("the end", client.stop(), 0)

# Who watches no files is asked to save them.
client = serve()
client.start(one, capabilities={})
client.open(one + "/a.c")
client.diagnostics(one + "/a.c", 1, lambda list: list)
write(one + "/c.c", HELPER_QUIET)
client.save(one + "/a.c")
expect("after saving", client.diagnostics(one + "/a.c", 1, lambda list: not list), [])
write(one + "/c.c", HELPER_SLEEPS)
os.rename(one + "/compile_commands.json", one + "/commands")
client.save(one + "/a.c")
client.wait("that there is no database", lambda m: "compile_commands" in m.get("params", {}).get("message", ""))
write(one + "/build/compile_commands.json", open(one + "/commands", encoding="utf-8").read())
client.save(one + "/a.c")
expect("a database has come", codes(client.diagnostics(one + "/a.c", 1, lambda list: list)), [(4, "blocking-sleep")])
write(one + "/.corolint.json", '{"rules": {"blocking-sleep": "error"}}')
client.save(one + "/a.c")
client.diagnostics(one + "/a.c", 1, lambda list: list and list[0]["severity"] == 1)
os.remove(one + "/.corolint.json")
os.remove(one + "/build/compile_commands.json")
os.rename(one + "/commands", one + "/compile_commands.json")
write(one + "/c.c", HELPER_QUIET)
expect("the end", client.stop(), 0)

# A configuration decides; one that is wrong is told, there and in the file itself, until it is mended.
client = serve()
client.start(one, capabilities={})
write(one + "/c.c", HELPER_SLEEPS)
client.open(one + "/a.c", SLEEPS)
client.diagnostics(one + "/a.c", 1, lambda list: list)
config = one + "/.corolint.json"
changed(write(config, '{"rules": {"blocking-sleep": "error"}}'))
client.diagnostics(one + "/a.c", 1, lambda list: list and list[0]["severity"] == 1)
changed(write(config, '{"rules": {"blocking-sleep": "off"},\n "rulez": {}}'))
wrong = client.diagnostics(config, None, lambda list: list)
expect("where it is wrong", (wrong[0]["range"]["start"]["line"], wrong[0]["severity"]), (1, 1))
expect("what is right in it holds", client.diagnostics(one + "/a.c", 1, lambda list: not list), [])
expect("it is told", ".corolint.json:2:" in client.wait_for("window/showMessage")["params"]["message"], True)
for version, act in ((2, lambda: client.open(config, language="json")), (3, lambda: client.close(config))):
    act()
    client.change(one + "/a.c", SLEEPS + "\n" * version, version)
    client.diagnostics(one + "/a.c", version)
    told = [m["params"] for m in client.kept if m.get("params", {}).get("uri") == uri(config)]
    expect("who opens it, and closes it, still sees what is wrong", told, [])
os.remove(config)
changed(config)
expect("it is mended", client.diagnostics(config, None, lambda list: not list), [])
client.diagnostics(one + "/a.c", 3, lambda list: list)
expect("the end", client.stop(), 0)

# What lies above a folder, or in another one, counts too.
outer = project("outer", a=SLEEPS)
inner = project("outer/inner", a=SLEEPS, b='#include "../h.h"\nvoid coroutine_fn other(void)\n{\n    helper();\n}\n')
client = serve()
client.start(outer, inner, capabilities=watching)
client.open(inner + "/a.c")
client.open(inner + "/b.c")
client.diagnostics(inner + "/a.c", 1, lambda list: list)
changed(write(outer + "/h.h", HEADER.replace("void helper(void);", "") + "static inline void helper(void) { sleep(1); }\n"))
expect("a header of another folder", codes(client.diagnostics(inner + "/b.c", 1, lambda list: list)), [(4, "blocking-sleep")])
changed(write(outer + "/.corolint.json", '{"rules": {"blocking-sleep": "off"}}'))
expect("a configuration above the folder", client.diagnostics(inner + "/a.c", 1, lambda list: not list), [])
expect("the end", client.stop(), 0)

# A folder by the name of a link to it; the database has the other name.
linked = project("linked", a=CALLS_HELPER, b=HELPER_SLEEPS)
link = os.path.join(DIRECTORY, "link")
os.symlink(linked, link)
for opened, listed in ((link, linked), (linked, link)):
    database(listed, "a.c", "b.c")
    client = serve()
    client.start(opened, capabilities=watching)
    client.open(opened + "/a.c")
    client.diagnostics(opened + "/a.c", 1, lambda list: list)
    client.open(opened + "/b.c", HELPER_QUIET)
    expect("a helper in a buffer", client.diagnostics(opened + "/a.c", 1, lambda list: not list), [])
    client.change(opened + "/b.c", HELPER_SLEEPS, 2)
    expect("the helper sleeps again", codes(client.diagnostics(opened + "/a.c", 1, lambda list: list)), [(4, "blocking-sleep")])
    expect("the end", client.stop(), 0)
write(linked + "/h.h", "#define coroutine_fn\nunsigned sleep(unsigned);\nvoid helper(void);\nstatic inline void coroutine_fn f(void)\n{\n    sleep(2);\n}\n")
database(linked, "a.c", "b.c")
client = serve()
client.start(link)
client.open(link + "/h.h")
expect("a header", codes(client.diagnostics(link + "/h.h", 1, lambda list: list)), [(6, "blocking-sleep")])
expect("the end", client.stop(), 0)

# A folder that comes has the documents that are open in it.
client = serve()
client.start(outer, capabilities=watching)
later = project("later", a=CALLS_HELPER, b=HELPER_SLEEPS, c=CALLS_HELPER.replace("update", "more"))
os.rename(later + "/compile_commands.json", later + "/commands")
client.open(later + "/a.c")
client.diagnostics(later + "/a.c", 1, lambda list: not list)
os.rename(later + "/commands", later + "/compile_commands.json")
folder = {"uri": uri(later), "name": "later"}
client.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [folder], "removed": []}})
expect("the folder knows of the helper", codes(client.diagnostics(later + "/a.c", 1, lambda list: list)), [(4, "blocking-sleep")])
expect("the end", client.stop(), 0)

# A configuration that is saved by who watches no files.
client = serve()
client.start(inner, capabilities={})
client.open(inner + "/a.c")
expect("what is off", client.diagnostics(inner + "/a.c", 1), [])
client.open(write(inner + "/.corolint.json", '{"rules": {"blocking-sleep": "error"}}'), language="json")
client.save(inner + "/.corolint.json")
client.diagnostics(inner + "/a.c", 1, lambda list: list and list[0]["severity"] == 1)
expect("the end", client.stop(), 0)

# A folder with no database says so.
bare = os.path.join(DIRECTORY, "bare")
os.makedirs(bare)
client = serve()
client.start(bare)
told = client.wait_for("window/showMessage")["params"]
expect("it is told", "compile_commands.json" in told["message"] and told["type"], 2)
expect("the end", client.stop(), 0)
