# A small agent that streams replies and says so, in Claude Code's words. Arguments: how many calls. Its model is
# behind the Unix socket $SOCKET, or at $PORT.
import http.client, json, os, socket, sys


class Behind(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(os.environ["SOCKET"])


def event(**fields):
    print(json.dumps(fields), flush=True)


sys.stdin.read()
event(type="system", subtype="init", session_id="s")
body = json.dumps({"model": "claude-sonnet-4-5", "max_tokens": 1000, "stream": True,
                   "messages": [{"role": "user", "content": "go on " * 2000}]})
model = Behind("model") if "SOCKET" in os.environ else http.client.HTTPConnection("127.0.0.1", int(os.environ["PORT"]))
for number in range(int(sys.argv[1])):
    model.request("POST", "/v1/messages", body,
                  {"x-api-key": os.environ.get("TOKEN", "any"), "content-type": "application/json",
                   "anthropic-version": "2023-06-01"})
    answer = model.getresponse()
    if answer.status != 200:
        sys.exit(answer.read().decode())
    while answer.readline():
        pass
    event(type="assistant", parent_tool_use_id=None,
          message={"content": [{"type": "tool_use", "name": "Bash", "input": {"command": "step %d" % number}}]})
event(type="result", subtype="success", is_error=False, result="Built it.")
