"""Beginning and end."""

import os
import signal
import subprocess
import sys
import time

from lsp_client import PATIENCE, Client, Failure, expect
from lsp_project import COROLINT, DIRECTORY, SLEEPS, project, serve

folder = project("one", a=SLEEPS)
a = folder + "/a.c"


def descendants(process):
    """The processes below one, as long as there is a /proc to tell."""
    found = []
    for entry in os.listdir("/proc") if os.path.isdir("/proc/self") else []:
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        if parent == process:
            found += [int(entry), *descendants(int(entry))]
    return found


def expect_gone(processes):
    end = time.monotonic() + PATIENCE
    while processes and time.monotonic() < end:
        processes = [p for p in processes if os.path.isdir(f"/proc/{p}") and not is_zombie(p)]
        time.sleep(0.05)
    expect("processes left behind", processes, [])


def is_zombie(process):
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def busy_client():
    client = serve()
    client.start(folder)
    client.open(a)
    client.diagnostics(a, 1, lambda list: list)
    client.change(a, SLEEPS + "\n", 2)
    return client


# Nothing but initialize comes first, and that once.
client = serve()
expect("a request too early", client.refused("textDocument/hover", {}), -32002)
client.notify("textDocument/didOpen", {})
expect("initialize without capabilities", client.refused("initialize", {}), -32602)
client.start(folder)
expect("initialize twice", client.refused("initialize", {"capabilities": {}}), -32600)
expect("an unknown method", client.refused("textDocument/nothing", {}), -32601)
client.notify("$/nothing", {})
client.notify("textDocument/nothing")
client.call("shutdown")
expect("a request after shutdown", client.refused("textDocument/hover", {}), -32600)
client.notify("exit")
expect("after shutdown and exit", client.process.wait(PATIENCE), 0)

# An exit without shutdown, and a client that is gone.
client = busy_client()
children = descendants(client.process.pid)
client.notify("exit")
expect("after exit alone", client.process.wait(PATIENCE), 1)
expect_gone(children)

client = busy_client()
children = descendants(client.process.pid)
client.process.stdin.close()
expect("after the end of input", client.process.wait(PATIENCE), 1)
expect_gone(children)

client = busy_client()
children = descendants(client.process.pid)
client.process.send_signal(signal.SIGKILL)
client.process.wait(PATIENCE)
expect_gone(children)

# A client that died and left its pipes to somebody else.
parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
client = serve()
client.start(folder, processId=parent.pid)
parent.communicate(b"\n")
expect("after the client's death", client.process.wait(PATIENCE), 1)

# A request that waits behind others is cancelled.
client = serve()
client.start(folder)
body = (
    '{"jsonrpc":"2.0","id":"x","method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a"},'
    '"position":{"line":0,"character":0}}}',
    '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"x"}}',
)
client.send_bytes(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(b), b.encode()) for b in body))
answer = client.answer("x")
expect("a cancelled request", answer.get("error", {}).get("code"), -32800)
expect("the end", client.stop(), 0)

# Wrong usage.
for wrong in (["--lsp", "a.c"], ["--lsp", "--format", "json"], ["--lsp", "--verify"]):
    status = subprocess.run([COROLINT, *wrong], cwd=DIRECTORY, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    expect(f"{wrong}", status, 2)
