# Finds a Java for Ashlar: sourced by ./ashlar and ./build, plain POSIX sh.
#
# find_jdk ROOT TOOL sets JDK_HOME and JDK_VERSION to the first Java of at least JDK_MIN whose
# bin/ holds TOOL (java to run, javac to build), or explains on stderr and returns 78.
#
# A candidate is judged by its `release` file, so that no JVM is started to ask; only a Java without
# that file is asked. One that is too old is passed over, not an error. No `readlink -f`: an old
# macOS has none.

JDK_MIN=25

find_jdk() {
  if jdk_from_variables "$2" || jdk_fits "$1/runtime" "$2" || jdk_from_path "$2" \
    || jdk_from_folders "$2"; then
    return 0
  fi
  echo "ashlar: no JDK $JDK_MIN or newer found; set ASHLAR_JAVA_HOME or JAVA_HOME to one, or get it from" \
    "https://adoptium.net" >&2
  return 78
}

jdk_from_variables() {
  jdk_fits "${ASHLAR_JAVA_HOME:-}" "$1" || jdk_fits "${JAVA_HOME:-}" "$1"
}

jdk_from_path() {
  jdk_java=$(command -v java 2>/dev/null) || return 1
  follow_links "$jdk_java"
  jdk_bin=${FOLLOWED%/*}
  jdk_fits "${jdk_bin%/bin}" "$1"
}

jdk_from_folders() {
  for jdk_folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -r "$jdk_folder/release" ] && jdk_fits "$jdk_folder" "$1"; then
      return 0
    fi
  done
  return 1
}

# jdk_fits HOME TOOL: whether it is new enough and has the tool; sets JDK_HOME and JDK_VERSION if so.
jdk_fits() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/$2" ] || return 1
  jdk_version "$1"
  jdk_major=${JDK_VERSION%%[!0-9]*}
  [ -n "$jdk_major" ] && [ "$jdk_major" -ge "$JDK_MIN" ] || return 1
  JDK_HOME=$1
}

# jdk_version HOME: sets JDK_VERSION, such as 25.0.3+9-LTS, or to nothing.
jdk_version() {
  JDK_VERSION=
  if [ -r "$1/release" ]; then
    while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
      case $jdk_line in
        JAVA_RUNTIME_VERSION=*) JDK_VERSION=${jdk_line#*=} ;;
        JAVA_VERSION=*) JDK_VERSION=${JDK_VERSION:-${jdk_line#*=}} ;;
      esac
    done <"$1/release"
    JDK_VERSION=${JDK_VERSION#\"}
    JDK_VERSION=${JDK_VERSION%%\"*}
  else
    JDK_VERSION=$("$1/bin/java" -version 2>&1 | sed -n 's/^.* version "\([^"]*\)".*$/\1/p' | sed 1q)
  fi
}

# follow_links FILE: sets FOLLOWED to the file that FILE leads to.
follow_links() {
  FOLLOWED=$1
  follow_left=40
  while [ -h "$FOLLOWED" ] && [ "$follow_left" -gt 0 ]; do
    follow_target=$(readlink "$FOLLOWED")
    case $follow_target in
      /*) FOLLOWED=$follow_target ;;
      *) FOLLOWED=${FOLLOWED%/*}/$follow_target ;;
    esac
    follow_left=$((follow_left - 1))
  done
}
