# In namespaces of its own, as their root, the host's tree still in view: makes the sandbox's root below /sys/root.
# The program appends what belongs in it and how it goes on. Needs: $mount
PATH=/usr/sbin:/usr/bin:/sbin:/bin
set -e
if [ ! -d /sys/root ]; then
  "$mount" -t tmpfs -o mode=755,nosuid,nodev,size=64k ashlar /sys
  mkdir /sys/root
fi
"$mount" -t tmpfs -o mode=755,nosuid,nodev,size=1m,nr_inodes=8k ashlar /sys/root
cd /sys/root
