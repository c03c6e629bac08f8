# A client that behaves as it is told, in Claude Code's words. Arguments: a number that its processes are
# known by, and the behaviour.
import http.client, json, os, subprocess, sys, time, signal, socket

mark, what = sys.argv[1:3]
out = sys.stdout


def event(**fields):
    out.write(json.dumps(fields) + "\n")
    out.flush()


def text(words, stop=None):
    event(type="assistant", parent_tool_use_id=None,
          message={"content": [{"type": "text", "text": words}], "stop_reason": stop})


def call(name, **given):
    event(type="assistant", parent_tool_use_id=None,
          message={"content": [{"type": "tool_use", "name": name, "input": given}]})


def result(words="Built it.", well=True, **more):
    event(type="result", subtype="success" if well else "error_during_execution", is_error=not well,
          result=words, **more)


def write(path="src/m/m.sh", words="echo done\n"):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(words)


def ask(tokens=1000):
    """One call of the model through the gateway; its status."""
    connection = http.client.HTTPConnection("127.0.0.1", 8099, timeout=60)
    connection.request("POST", "/v1/messages", json.dumps(
        {"model": os.environ["MODEL"], "max_tokens": tokens, "messages": [{"role": "user", "content": "go on"}]}),
        {"x-api-key": os.environ["TOKEN"], "content-type": "application/json", "anthropic-version": "2023-06-01",
         "user-agent": "claude-cli/2.1.330 (external, cli)"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def forbidden(attempt):
    try:
        attempt()
        return "WORKED"
    except OSError:
        return "failed"


finding = '{"where": "a", "what": "b"}'
judgments = {
    "approves": '{"verdict": "PASS", "findings": [%s]}' % finding,
    "rejects-with-words": 'Here:\n```\n{"verdict": "FAIL", "findings": [%s]}\n```' % finding,
    "approves-with-words": "All tests pass, so I approve.",
    "invents-a-verdict": '{"verdict": "APPROVED", "findings": [%s]}' % finding,
    "saw-nothing": '{"verdict": "PASS", "findings": []}',
    "half-a-verdict": '{"verdict": "PASS"',
    "more-than-a-verdict": '{"verdict": "PASS", "findings": [%s], "seal": 1}' % finding,
    "blames": '{"first": "tier", "second": "m", "reason": "clause 1"}',
    "blames-another": '{"first": "other", "second": "m", "reason": "clause 1"}',
}

event(type="system", subtype="init", session_id="s-1")
if what == "good":
    write(); text("I wrote it."); result()
elif what == "chatty":
    out.write("warning: something\n{\"type\": \"unheard-of\"}\n{not json\n[1]\n\n"); write(); result()
elif what == "bytes":
    out.flush(); sys.stdout.buffer.write(b"\xff\xfe\n"); sys.stdout.buffer.flush(); write(); result()
elif what == "huge-line":
    write(); call("Write", content="x" * 400_000); result()
elif what == "reads-stdin":
    brief = sys.stdin.read(); write(); result("The brief has the word generator: " + str("generator" in brief))
elif what == "hangs-at-once":
    time.sleep(600)
elif what == "hangs-midway":
    write(); text("Now I think."); time.sleep(600)
elif what == "asks-and-waits":
    text("May I write the file? (y/n)"); time.sleep(600)
elif what == "talks-for-ever":
    while True:
        call("Read", path=str(time.time())); time.sleep(0.05)
elif what == "loops":
    for _ in range(100):
        call("Bash", command="make test")
    time.sleep(600)
elif what == "dies":
    write(); sys.stderr.write("cannot find module 'x'\n"); sys.exit(1)
elif what == "dies-by-signal":
    os.kill(os.getpid(), signal.SIGSEGV)
elif what == "bad-flag":
    sys.stderr.write("error: unknown option '--foo'\n"); sys.exit(1)
elif what == "stops-before-its-end":
    write(); text("I wrote")
elif what == "closes-its-output":
    write(); out.flush(); os.close(1); sys.stdout = open(os.devnull, "w")
elif what == "truncated":
    text("This is a very long answ", stop="max_tokens")
elif what == "gives-up":
    result("API Error: 500", well=False)
elif what == "success-that-is-an-error":
    event(type="result", subtype="success", is_error=True, result="API Error: overloaded")
elif what == "turn-limit":
    event(type="result", subtype="error_max_turns", is_error=True)
elif what == "denied":
    event(type="result", subtype="success", is_error=False, result="", permission_denials=[{"tool_name": "Write"}])
elif what == "silent-success":
    write(); result("")
elif what == "disputes":
    result("DISPUTE: case m-3 contradicts clause 2")
elif what == "endless-line":
    while True:
        out.write("x" * 1_000_000)
elif what == "leaves-children":
    subprocess.Popen(["sh", "-c", "trap '' TERM HUP; exec setsid sleep " + mark], stdin=subprocess.DEVNULL)
    write(); result()
elif what == "ignores-signals":
    for one in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    time.sleep(600)
elif what == "pays":
    write(); result("status %d" % ask())
elif what == "spends-until-stopped":
    for _ in range(1000):
        status = ask()
        if status != 200:
            event(type="result", subtype="success", is_error=True, result="API Error: %d" % status); sys.exit(1)
elif what == "spends-and-says-all-is-well":
    for _ in range(1000):
        if ask() != 200:
            break
    write(); result()
elif what == "forges-a-token":
    os.environ["TOKEN"] = "ashlar-forged"; result("status %d" % ask(), well=False)
elif what == "looks-around":
    victim = sys.argv[3]
    seen = [forbidden(lambda: open("/etc/shadow")), forbidden(lambda: os.listdir(victim)),
            forbidden(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[4])), 2)),
            forbidden(lambda: open(victim + "/planted", "w"))]
    write(); result(" ".join(seen) + " | " + " ".join(sorted(os.listdir("/tmp") + os.listdir(os.environ["HOME"]))))
elif what == "checks":
    done = subprocess.run(["check"], capture_output=True, text=True)
    write(); result("check said %d: %s" % (done.returncode, done.stdout.strip()))
elif what == "tells-its-environment":
    write(); result(" ".join(sorted(os.environ)))
elif what in judgments:
    result(judgments[what])
elif what == "judges-and-writes":
    tried = forbidden(lambda: write("submission/m.sh"))
    result(json.dumps({"verdict": "PASS", "findings": [{"where": "m.sh", "what": "writing " + tried}]}))
else:
    sys.exit("no such behaviour: " + what)
