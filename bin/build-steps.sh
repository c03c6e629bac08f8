# The steps of a build that ./ashlar and ./build share: sourced by both, plain POSIX sh.
#
#   take_build_lock ROOT    one builder at a time in target/
#   begin_build ROOT        notes when it began: a source that is edited meanwhile is newer
#   ashlar_maven ROOT ARG…  Maven with JDK_HOME
#   publish_build ROOT DIR  copies the build in DIR to target/launch/, from where it is started
#   release_build_lock
#
# What is started is a copy named by content, so that a rebuild never pulls the jar from under a run
# that is still going, and two builds of the same sources share one AOT cache.

# flock(1) where there is one, since the kernel drops that lock when its holder dies; elsewhere a
# folder that names its holder, and a dead holder's folder is taken over.

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

begin_build() {
  mkdir -p "$1/target/launch" && : >"$1/target/launch/next"
}

# The options keep Maven's own libraries from warning; what Error Prone needs is in .mvn/jvm.config.
ashlar_maven() {
  (
    cd "$1" || exit 1
    shift
    JAVA_HOME=$JDK_HOME
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    export JAVA_HOME MAVEN_OPTS
    exec mvn -B "$@" 9>&-
  )
}

have_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  echo "ashlar: no mvn on the PATH: install Maven 3.8 or newer (apt-get install maven, brew install maven)" >&2
  return 78
}

# Copies, then points `current` at the copy in one step.
publish_build() {
  publish_to=$1/target/launch
  publish_id=$(cksum <"$2/ashlar.jar") || return 1
  publish_id=$(echo "$publish_id" | tr ' ' -)
  if [ ! -d "$publish_to/$publish_id" ]; then
    rm -rf "$publish_to/new"
    mkdir "$publish_to/new" && cp -R "$2/ashlar.jar" "$2/lib" "$publish_to/new" \
      && mv "$publish_to/new" "$publish_to/$publish_id" || return 1
  fi
  touch "$publish_to/$publish_id" && echo "$publish_id" >"$publish_to/current.new" \
    && touch -r "$publish_to/next" "$publish_to/current.new" \
    && mv "$publish_to/current.new" "$publish_to/current" || return 1
  # A run may go on for hours with an older build; after a week it is nobody's.
  find "$publish_to" -mindepth 1 -maxdepth 1 -type d -mtime +7 ! -name "$publish_id" ! -name work \
    -exec rm -rf {} + 2>/dev/null
  return 0
}
