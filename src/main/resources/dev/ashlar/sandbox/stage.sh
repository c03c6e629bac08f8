# On the host as root, in a mount namespace of its own: shows sources where the sandbox's user may go, under /sys/N.
# Nothing of this is visible to other processes and all of it is gone with this one.
# Arguments: file-or-empty megabytes count (bind|copy source)... command...
PATH=/usr/sbin:/usr/bin:/sbin:/bin
file=$1 size=$2 count=$3
shift 3
if [ -n "$file" ]; then
  exec 9<"$file" || exit 1
  rm -f -- "$file"
fi
mount -t tmpfs -o "mode=755,nosuid,nodev,size=${size}m" ashlar /sys || exit 1
mkdir /sys/root || exit 1
i=0
while [ "$i" -lt "$count" ]; do
  how=$1 source=$2
  shift 2
  if [ "$how" = copy ]; then
    cp -RPp -- "$source" "/sys/$i" && chmod -R a+rX "/sys/$i" || exit 1
  else
    if [ -d "$source" ]; then mkdir "/sys/$i"; else : >"/sys/$i"; fi
    mount --bind -- "$source" "/sys/$i" || exit 1
  fi
  i=$((i + 1))
done
exec "$@"
