# On the host: hands a file of arguments to bubblewrap as descriptor 9, so that no path shows in a command line.
# Arguments: file command...
PATH=/usr/bin:/bin
exec 9<"$1" || exit 1
rm -f -- "$1"
shift
exec "$@"
