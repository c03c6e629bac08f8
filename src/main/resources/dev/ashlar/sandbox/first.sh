# The first process of the process namespace, still with rights in its user namespace: enters the new root and
# gives everything up. Arguments: user command...
set -e
user=$1
shift
cd /sys/root
/sys/root/base/setup/mount -t proc -o nosuid,nodev,noexec proc proc
# One more user namespace, the command's, and none inside of it.
echo 1 >/proc/sys/user/max_user_namespaces
mkdir tmp/host
/sys/root/base/setup/pivot_root . tmp/host
cd /
/base/setup/mount -o remount,bind,ro,nosuid,nodev /
/base/setup/umount -l /tmp/host
/base/bin/rmdir /tmp/host
exec /base/setup/unshare --user --map-user="$user" --map-group="$user" --keep-caps -- \
  /base/setup/setpriv --inh-caps=-all --ambient-caps=-all --bounding-set=-all --no-new-privs --pdeathsig KILL -- "$@"
