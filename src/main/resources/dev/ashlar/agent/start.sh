# Inside the sandbox: fills the throw-away home, opens the way to the model, then becomes the client.
# Arguments: java classpath port-or-empty socket command...
java=$1 classpath=$2 port=$3 socket=$4
shift 4
cp -R /ashlar/home/. "$HOME/" || exit 120
if [ -n "$port" ]; then
  "$java" -Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$classpath" \
    dev.ashlar.agent.Forwarder "$port" "$socket" /tmp/.forwarding </dev/null >/dev/null 2>/tmp/.forwarder &
  tries=0
  until [ -e /tmp/.forwarding ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ]; then
      cat /tmp/.forwarder >&2
      exit 120
    fi
    sleep 0.05
  done
fi
exec "$@"
