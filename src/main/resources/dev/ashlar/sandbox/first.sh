# The first process of the process namespace, still with rights in its user namespace: enters the new root and
# gives everything up. Arguments: user command...
set -e
user=$1
shift
cd /sys/root
base/setup/mount -t proc -o nosuid,nodev,noexec proc proc
# One more user namespace, the command's, and none inside of it.
echo 1 >/proc/sys/user/max_user_namespaces
# The old root lies on the writable place for a moment, which it uncovers when it goes.
base/setup/pivot_root . out
cd /
/base/setup/mount -o remount,bind,ro,nosuid,nodev /
/base/setup/umount -l /out
exec /base/setup/unshare --user --map-user="$user" --map-group="$user" --keep-caps -- \
  /base/setup/setpriv --inh-caps=-all --ambient-caps=-all --bounding-set=-all --no-new-privs --pdeathsig KILL -- "$@"
