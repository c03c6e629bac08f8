# In namespaces of its own, as their root, the host's tree still in view: makes the sandbox's root below /sys/root.
# Runs as a whole: the pieces are appended by the program, then comes the rest. Needs: $mount
set -e
if [ ! -d /sys/root ]; then
  "$mount" -t tmpfs -o mode=755,nosuid,nodev,size=64k ashlar /sys
  mkdir /sys/root
fi
"$mount" -t tmpfs -o mode=755,nosuid,nodev,size=1m,nr_inodes=8k ashlar /sys/root
cd /sys/root

show() { # source target: read-only
  "$mount" --bind -- "$1" "$2"
  "$mount" -o remount,bind,ro,nosuid,nodev "$2" || "$mount" -o remount,bind,ro,nosuid,nodev,noexec "$2"
}
scratch() { # target bytes inodes
  "$mount" -t tmpfs -o "mode=755,nosuid,nodev,size=$2,nr_inodes=$3" ashlar "$1"
}

mkdir proc dev
scratch dev 64k 64
for node in null zero full random urandom tty; do
  : >"dev/$node"
  "$mount" --bind "/dev/$node" "dev/$node"
done
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
mkdir dev/shm
"$mount" -o remount,bind,ro,nosuid dev
