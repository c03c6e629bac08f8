# Inside the sandbox and under its limits: waits for the go, runs the command, lets a tree leave.
# Arguments: ready-line working-directory export-directory-or-empty alone-or-not tar command...
ready=$1 workdir=$2 export=$3 alone=$4 tar=$5
shift 5

[ -d "$workdir" ] || mkdir -p -- "$workdir" 2>/dev/null
cd -- "$workdir" || exit 1

# Nothing of the command has run so far: who reads this line knows that the sandbox stands.
printf '%s\n' "$ready"
# No line means that the harness is dead.
IFS= read -r go || exit 1

# The shell's own remarks ("Killed") are not the command's.
exec 4>&2 2>/dev/null
if [ -z "$export" ]; then
  "$@" 2>&4 4>&-
  exit $?
fi

"$@" >&4 2>&4 4>&-
status=$?
# What the command left behind must not change the tree while it is read. Only where no process but the
# command's can be meant: in a process namespace of our own, of which this is among the first.
if [ "$alone" = alone ] && [ $$ -lt 9 ]; then kill -KILL -1; fi
printf '%d\n' "$status"
cd / && [ -d "$export" ] && "$tar" -cf - -C "$export" . && printf 'whole\n'
exit "$status"
