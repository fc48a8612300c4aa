"""Starts, stops and kills a real server on fresh data, and speaks to it over plain sockets: the tests' only library."""

import atexit
import base64
import contextlib
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import urllib.parse
import uuid

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = pathlib.Path(os.environ.get("ASSAY_HOME", REPOSITORY / ".deps")) / "samples"
READY_SECONDS = 90
# Servers that still run; a suite that is told to end takes them with it.
RUNNING = []


def interrupt(*_):
    raise KeyboardInterrupt


signal.signal(signal.SIGTERM, interrupt)
atexit.register(lambda: [server.close() for server in list(RUNNING)])

# What the server grants; kept here so that a new scope is noticed by the tests that need all of them.
ALL_SCOPES = (
    "verifications:write,applicants:write,evidence:read,reviews:write,screenings:write,monitors:write,"
    "usage:read,invoices:read,events:read,log:read,tenant:admin"
)
CONSENTS = [
    {"purpose": purpose, "granted": True, "granted_at": "2026-01-01T00:00:00Z", "text_version": "1", "language": "en"}
    for purpose in ("biometric", "document")
]
# The least JPEG that passes the format check; test keys never decode it.
JPEG = b"\xff\xd8\xff\xe0" + bytes(64) + b"\xff\xd9"


def program():
    """The server's program: `ASSAY_PROGRAM`, else the newest of this checkout's builds."""
    named = os.environ.get("ASSAY_PROGRAM")
    if named:
        return named
    built = [p for p in (REPOSITORY / ".build" / kind / "assay" for kind in ("debug", "release")) if p.exists()]
    if not built:
        raise RuntimeError("build the program assay first, or name it in ASSAY_PROGRAM")
    return str(max(built, key=lambda path: path.stat().st_mtime))


def status_mib(pid, name):
    """A memory figure of /proc/PID/status, such as VmRSS or VmHWM, in MiB; LookupError where the process is ending."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


class Reply:
    """One answer of the API."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:600]!r}"


class AssayServer:
    """A server over its own data directory and private database."""

    def __init__(self, tenants=("demo",), arguments=()):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-e2e-"))
        # The database's user has to reach its own directory below.
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        self.arguments = list(arguments)
        self.process = None
        self.port = None
        self.log = self.folder / "log"
        RUNNING.append(self)
        self.run("tenants", "apply", *[str(self.tenant_file(name)) for name in tenants])

    @staticmethod
    def tenant_file(name):
        path = pathlib.Path(name)
        return path if path.suffix else REPOSITORY / "Tenants" / f"{name}.yaml"

    def run(self, *arguments):
        """Runs a command of the program over this data and returns what it printed."""
        command = [program(), *arguments, "--data", str(self.data)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"{arguments[:2]} left with {done.returncode}: {done.stderr}{done.stdout}")
        return done.stdout.strip()

    def key(self, tenant="demo", scopes=ALL_SCOPES, test=True):
        """A new API key's token."""
        extra = ["--test"] if test else []
        return self.run("keys", "create", "--tenant", tenant, "--scopes", scopes, *extra).split()[-1]

    def start(self):
        """Starts the server and waits until it says that it is ready."""
        output = open(self.folder / "out", "wb")
        command = [program(), "serve", "--data", str(self.data), "--port", "0", *self.arguments]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=output, stderr=log, start_new_session=True)
        output.close()
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            words = (self.folder / "out").read_text().split()
            if len(words) >= 2 and words[0] == "ready":
                self.port = int(words[1].rsplit(":", 1)[1])
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"the server did not become ready:\n{self.log_tail()}")

    def log_tail(self, count=40):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])

    def kill(self):
        """`kill -9`: no warning, no clean-up. Its database goes on."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """An orderly stop; kills what does not end in time."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.kill()

    def close(self):
        """Stops everything, the database too, and removes the data. `ASSAY_KEEP` keeps it for a look."""
        self.stop()
        if self in RUNNING:
            RUNNING.remove(self)
        postmaster = self.postmaster()
        if postmaster:
            os.kill(postmaster, signal.SIGQUIT)
        if not os.environ.get("ASSAY_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)

    def postmaster(self):
        """The process id of the private database's first process, or None."""
        try:
            identity = int((self.data / "postgresql" / "data" / "postmaster.pid").read_text().split()[0])
            os.kill(identity, 0)
            return identity
        except (FileNotFoundError, ProcessLookupError, IndexError):
            return None

    def engines(self):
        """Process ids of the engines that this server started."""
        command = ["ps", "--ppid", str(self.process.pid), "-o", "pid=,args="]
        found = subprocess.run(command, capture_output=True, text=True)
        return [int(line.split()[0]) for line in found.stdout.splitlines() if "assay-engine" in line]

    def resident_mib(self):
        """Memory that the server's process has in RAM."""
        return status_mib(self.process.pid, "VmRSS")

    def engines_mib(self, name="VmRSS"):
        """The largest figure among the engines; 0 where none runs."""
        figures = []
        for pid in self.engines():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError, LookupError):
                figures.append(status_mib(pid, name))
        return max(figures, default=0)

    def sql(self, statement, user="postgres"):
        """Rows of a statement, as lists of text, through psql and the private database's socket."""
        programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/psql"))
        command = [str(programs[-1]), "-h", str(self.data / "postgresql" / "data"), "-U", user, "-d", "assay"]
        done = subprocess.run(
            command + ["-v", "ON_ERROR_STOP=1", "-XAtqF", "\t", "-c", statement], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def until(self, statement, wanted, seconds=120):
        """Waits until the first value of a statement's first row is the one that is wanted."""
        end = time.monotonic() + seconds
        while self.sql(statement)[0][0] != wanted:
            if time.monotonic() > end:
                raise AssertionError(f"{statement} is not {wanted}: {self.log_tail()}")
            time.sleep(0.05)

    def call(self, method, path, key=None, body=None, headers=None, files=None, timeout=120, connection=None):
        """One request. `body` is JSON; with `files`, pairs of name and bytes, it is the part `request` of a form."""
        sent = dict(headers or {})
        if key:
            sent.setdefault("Authorization", f"Bearer {key}")
        data = None
        if files is not None:
            data, sent["Content-Type"] = multipart(body, files)
        elif body is not None:
            data = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        link = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            link.request(method, path, data, sent)
            answer = link.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            if not connection:
                link.close()

    def verify(self, key, request=None, files=None, wait=60, headers=None):
        """Submits a verification."""
        sent = {"Prefer": f"wait={wait}"} if wait else {}
        sent["Idempotency-Key"] = str(uuid.uuid4())
        sent.update(headers or {})
        files = [("document_front", JPEG), ("selfie", JPEG)] if files is None else files
        return self.call("POST", "/v1/verifications", key, request or applicant_request(), sent, files)

    def pages(self, path, key):
        """Every item of a list, through its cursors."""
        items, cursor = [], None
        while True:
            joined = path + ("&" if "?" in path else "?") + "limit=100"
            reply = self.call("GET", joined + (f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""), key)
            if reply.status != 200:
                raise AssertionError(reply)
            items += reply.json["data"]
            cursor = reply.json["next_cursor"]
            if not cursor:
                return items

    def settled(self, path, key, seconds=60):
        """Asks until a verification is no longer being worked on."""
        end = time.monotonic() + seconds
        while True:
            reply = self.call("GET", path, key)
            if reply.status == 200 and reply.json["status"] not in ("collecting", "processing"):
                return reply.json
            if time.monotonic() > end:
                raise AssertionError(f"not settled after {seconds} s: {reply}")
            time.sleep(0.1)

    def member(self, tenant, email, roles, queues=""):
        """A new member, signed in: its session's token."""
        extra = ["--queues", queues] if queues else []
        made = json.loads(
            self.run("members", "create", "--tenant", tenant, "--email", email, "--name", email.split("@")[0],
                     "--roles", roles, "--json", *extra))
        body = {"email": email, "password": made["password"], "totp": totp(made["otpauth"])}
        reply = self.call("POST", "/v1/sessions", body=body)
        if reply.status != 201:
            raise AssertionError(reply)
        return reply.json["token"]


def applicant_request(magic=None, checks=("document", "face_match"), **more):
    """The JSON part of a verification's form."""
    request = {
        "applicant": {"external_id": f"customer-{uuid.uuid4()}", "given_names": "Maria Elena",
                      "family_name": "Lindqvist", "date_of_birth": "1986-11-19", "nationality": "UTO", "sex": "F"},
        "checks": list(checks), "consents": CONSENTS, "metadata": {"magic": magic} if magic else {},
    }
    request.update(more)
    return request


def serving(case, *tenants):
    """A started server with tenants of these declarations, each named by its slug; it ends with the case's class."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-tenants-"))
    case.addClassCleanup(shutil.rmtree, folder)
    files = []
    for declaration in tenants:
        slug = declaration.split("slug:", 1)[1].split()[0]
        files.append(folder / f"{slug}.yaml")
        files[-1].write_text(declaration)
    server = AssayServer(files)
    case.addClassCleanup(server.close)
    return server.start()


def multipart(request, files):
    """A form (RFC 7578) and its media type."""
    boundary = "assay" + uuid.uuid4().hex
    parts = []
    if request is not None:
        parts.append(b'Content-Disposition: form-data; name="request"\r\nContent-Type: application/json\r\n\r\n'
                     + json.dumps(request).encode())
    for name, data in files:
        parts.append(f'Content-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'.encode() + data)
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    return body + b"--" + boundary.encode() + b"--\r\n", f"multipart/form-data; boundary={boundary}"


def totp(otpauth, at=None):
    """The code of RFC 6238 that an authenticator shows for an otpauth URL."""
    query = urllib.parse.parse_qs(urllib.parse.urlparse(otpauth).query)
    secret = query["secret"][0]
    digest = query.get("algorithm", ["SHA1"])[0].lower()
    counter = struct.pack(">Q", int(at or time.time()) // 30)
    mac = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, getattr(hashlib, digest)).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
