"""A client of the language server protocol for tests: as little as one needs to talk to it.

Everything waits for an answer, with a limit that only a server that hangs ever reaches."""

import json
import os
import pathlib
import queue
import subprocess
import threading

PATIENCE = int(os.environ.get("LSP_PATIENCE", 120))  # seconds


class Failure(Exception):
    pass


class Client:
    def __init__(self, command, directory=None, environment=None):
        self.process = subprocess.Popen(
            command, cwd=directory, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.next_id = 0
        self.arrived = queue.Queue()
        self.kept = []  # what came while something else was waited for
        threading.Thread(target=self._read, daemon=True).start()

    # Bytes.

    def _read(self):
        out = self.process.stdout
        while True:
            length = None
            while True:
                line = out.readline()
                if not line:
                    self.arrived.put(None)
                    return
                if line == b"\r\n":
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            message = json.loads(out.read(length).decode("utf-8"))
            if os.environ.get("LSP_TRACE"): print("<<", str(message)[:300], flush=True)
            self.arrived.put(message)

    def send_bytes(self, text):
        self.process.stdin.write(text)
        self.process.stdin.flush()

    def send_together(self, *messages):
        """So that the server has all of them before it does anything else."""
        frames = (json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages)
        self.send_bytes(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(f), f) for f in frames))

    def send_text(self, body):
        data = body.encode("utf-8")
        if os.environ.get("LSP_TRACE"): print(">>", body[:300], flush=True)
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(data) + data)

    # Messages.

    def notify(self, method, params=None):
        message = {"jsonrpc": "2.0", "method": method}
        if params is not None:
            message["params"] = params
        self.send_text(json.dumps(message))

    def ask(self, method, params=None):
        self.next_id += 1
        message = {"jsonrpc": "2.0", "id": self.next_id, "method": method}
        if params is not None:
            message["params"] = params
        self.send_text(json.dumps(message))
        return self.next_id

    def wait(self, what, wanted, patience=PATIENCE):
        for i, message in enumerate(self.kept):
            if wanted(message):
                return self.kept.pop(i)
        while True:
            try:
                message = self.arrived.get(timeout=patience)
            except queue.Empty:
                raise Failure(f"waited in vain for {what}; got {self.kept}") from None
            if message is None:
                self.arrived.put(None)
                raise Failure(f"the server ended while {what} was waited for; got {self.kept}")
            if wanted(message):
                return message
            self.kept.append(message)

    def answer(self, number):
        return self.wait(f"the answer to {number}", lambda m: m.get("id") == number and "method" not in m)

    def call(self, method, params=None):
        answer = self.answer(self.ask(method, params))
        if "error" in answer:
            raise Failure(f"{method}: {answer['error']}")
        return answer["result"]

    def refused(self, method, params=None):
        answer = self.answer(self.ask(method, params))
        if "error" not in answer:
            raise Failure(f"{method} was not refused: {answer}")
        return answer["error"]["code"]

    def wait_for(self, method):
        return self.wait(method, lambda m: m.get("method") == method)

    # The protocol.

    def start(self, *folders, capabilities=None, options=None, **more):
        usual = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
        params = {
            "processId": os.getpid(),
            "capabilities": usual if capabilities is None else capabilities,
            "rootUri": uri(folders[0]) if folders else None,
            "workspaceFolders": [{"uri": uri(f), "name": os.path.basename(f)} for f in folders],
            **more,
        }
        if options is not None:
            params["initializationOptions"] = options
        result = self.call("initialize", params)
        self.notify("initialized", {})
        return result

    def open(self, path, text=None, language="c", version=1):
        if text is None:
            text = pathlib.Path(path).read_text()
        item = {"uri": uri(path), "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, path, text, version):
        self.change_by(path, [{"text": text}], version)

    def change_by(self, path, changes, version):
        document = {"uri": uri(path), "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def save(self, path):
        self.notify("textDocument/didSave", {"textDocument": {"uri": uri(path)}})

    def close(self, path):
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri(path)}})

    def diagnostics(self, path, version=None, wanted=lambda diagnostics: True):
        """What is published next about the document, of that version, and as wanted."""

        def matches(message):
            params = message.get("params", {})
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri(path)
                and (version is None or params.get("version") == version)
                and wanted(params["diagnostics"])
            )

        return self.wait(f"diagnostics of {path}", matches)["params"]["diagnostics"]

    def forget_diagnostics(self):
        self.kept = [m for m in self.kept if m.get("method") != "textDocument/publishDiagnostics"]

    def stop(self):
        """Shuts the server down in order; its exit status."""
        self.call("shutdown")
        self.notify("exit")
        return self.process.wait(PATIENCE)


def uri(path):
    return path if ":" in str(path) else pathlib.Path(path).absolute().as_uri()


def codes(diagnostics):
    return sorted((d["range"]["start"]["line"] + 1, d["code"]) for d in diagnostics)


def expect(what, got, wanted):
    if got != wanted:
        raise Failure(f"{what}: got {got!r}, wanted {wanted!r}")


def apply(text, edits):
    """The text after the edits, of LSP's TextEdit; columns as in ASCII."""
    lines = text.splitlines(keepends=True)

    def offset(position):
        return sum(len(line) for line in lines[: position["line"]]) + position["character"]

    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
    return text
