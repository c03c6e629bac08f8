# Attacks on the sandbox from inside. Prints one line for each: name, "held" or "BROKEN", what was seen.
# What to look for comes on standard input, because arguments could be found in /proc by the search itself.
read -r marker decoy
read -r canary
read -r tcp udp
read -r socket
read -r programs

say() { printf '%s\t%s\t%s\n' "$1" "$2" "$3"; }

# $1 name, $2 what success of the attack would mean; the rest is the attack, which must fail.
must_fail() {
  probe=$1 meaning=$2
  shift 2
  if ( "$@" ) >/tmp/seen 2>&1; then say "$probe" BROKEN "$meaning"; else say "$probe" held "$(head -n 1 /tmp/seen)"; fi
}
write() { : >"$1"; }
connect() { /probe/bash -c "exec 3<>/dev/tcp/127.0.0.1/$tcp"; }
open_terminal() { : >/dev/tty; }

must_fail outside-file 'read a file of the host' cat "$canary"

found=
for file in /proc/[0-9]*/cmdline /proc/[0-9]*/environ; do
  case $(tr '\0' ' ' <"$file" 2>/dev/null) in *"$marker"*) found="$found $file" ;; esac
done
if [ -n "$found" ]; then say outside-process BROKEN "sees the host's processes:$found"
elif [ "$decoy" -gt 99 ] && kill -0 "$decoy" 2>/dev/null; then say outside-process BROKEN "may signal process $decoy"
else say outside-process held "sees only $(ls /proc | grep -c '^[0-9]') processes of its own"; fi

if [ -n "$(cat /proc/1/environ /proc/self/environ 2>/dev/null | tr '\0' '\n' | grep -v -e '^PWD=' -e '^HOME=/out$' -e '^LANG=C.UTF-8$' -e '^PATH=/usr/bin:/bin$' -e '^TMPDIR=/tmp$' -e '^TZ=UTC$' -e '^OLDPWD=' -e '^_=')" ]
then say environment BROKEN "more variables than were given"
else say environment held "no variable beyond those given"; fi

if grep -qi ":$(printf '%04X' "$tcp") " /proc/net/tcp /proc/net/tcp6 2>/dev/null; then say tcp BROKEN "sees a listener of the host"
elif [ -x /probe/bash ]; then must_fail tcp 'reached a listener of the host' connect
else say tcp held "no listener of the host in /proc/net/tcp"; fi

if [ "$(cat /proc/net/route 2>/dev/null | wc -l)" -gt 1 ]; then say network BROKEN "has a route to somewhere"
else
  if [ -x /probe/bash ]; then /probe/bash -c "echo x >/dev/udp/127.0.0.1/$udp" 2>/dev/null; fi
  say network held "no route"
fi

if [ -e "$socket" ] || grep -q -e '@' -e "$socket" /proc/net/unix; then say unix-socket BROKEN "sees a socket of the host"
else say unix-socket held "none visible"; fi

must_fail write-input 'wrote into a read-only input' write /probe/input/written
must_fail remount 'made an input writable' /probe/mount -o remount,bind,rw /probe/input
must_fail mknod 'made a device' /probe/mknod /tmp/null c 1 3
must_fail nested-namespace 'made a user namespace of its own' /probe/unshare --user /base/bin/true

set -- $(grep -E '^Cap(Inh|Prm|Eff|Bnd|Amb):' /proc/self/status | cut -f 2 | sort -u) $(grep NoNewPrivs /proc/self/status | cut -f 2)
if [ "$*" = '0000000000000000 1' ]; then say capabilities held "none, and no way to new ones"
else say capabilities BROKEN "$*"; fi

must_fail terminal 'opened a terminal' open_terminal

broken=
for place in /tmp /out /dev/shm; do
  head -c 8000000 /dev/zero >$place/fill 2>/dev/null
  [ "$(stat -c %s $place/fill)" -lt 4000000 ] || broken="$broken $place"
  rm -f $place/fill
done
for place in / /dev /etc /usr /usr/bin /base /probe; do
  if ( : >$place/fill ) 2>/dev/null; then broken="$broken $place"; fi
done
if [ -n "$broken" ]; then say disk BROKEN "filled$broken"; else say disk held "three small places, all else read-only"; fi

seen=
for program in $programs; do
  if [ -e "$program" ] || command -v "${program##*/}" >/dev/null; then seen="$seen $program"; fi
done
if [ -n "$seen" ]; then say other-toolchains BROKEN "sees$seen"; else say other-toolchains held "none visible"; fi
