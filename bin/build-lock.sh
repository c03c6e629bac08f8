# One builder at a time in target/: sourced by ./ashlar and ./build, plain POSIX sh.
#
# take_build_lock ROOT waits for the lock; release_build_lock gives it back. flock(1) where there is
# one, since the kernel drops that lock when its holder dies; elsewhere a folder that names its
# holder, and a dead holder's folder is taken over.

take_build_lock() {
  lock_folder=$1/target
  mkdir -p "$lock_folder" || return 1
  if [ ! -w "$lock_folder" ]; then
    echo "cannot write to $lock_folder" >&2
    return 1
  fi
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$lock_folder/build.lock" || return 1
    flock -n 9 || { lock_wait_note; flock 9; }
    return
  fi
  lock_folder=$lock_folder/build.lock.d
  lock_noted=
  until mkdir "$lock_folder" 2>/dev/null; do
    lock_holder=$(cat "$lock_folder/pid" 2>/dev/null)
    if [ -n "$lock_holder" ] && ! kill -0 "$lock_holder" 2>/dev/null; then
      rm -rf "$lock_folder"
    else
      [ -n "$lock_noted" ] || lock_wait_note
      lock_noted=yes
      sleep 1
    fi
  done
  echo $$ >"$lock_folder/pid"
}

lock_wait_note() {
  echo "waiting for another build of Ashlar to finish …" >&2
}

release_build_lock() {
  if [ -d "$lock_folder/" ] && [ "${lock_folder##*/}" = build.lock.d ]; then
    rm -rf "$lock_folder"
  else
    exec 9>&-
  fi
}
