/* Attacks, one a call: `attack NAME [ARGUMENTS]`. Prints "STOPPED: why" when the attack failed and
   "BROKE: what" when it did its harm. Written for the sandbox's own tests. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static int broke(const char *what) {
  printf("BROKE: %s\n", what);
  return 1;
}

static int stopped(void) {
  printf("STOPPED: %s\n", strerror(errno));
  return 0;
}

static int remount(const char *path) {
  if (mount(NULL, path, NULL, MS_REMOUNT | MS_BIND, NULL) == 0) return broke("read-write");
  return stopped();
}

static int over_mount(const char *path) {
  if (mount("tmpfs", path, "tmpfs", 0, NULL) == 0) return broke("mounted");
  return stopped();
}

static int make_node(void) {
  if (mknod("/tmp/disk", S_IFBLK | 0600, makedev(254, 0)) == 0) return broke("a block device");
  return stopped();
}

static int new_user_namespace(void) {
  if (unshare(CLONE_NEWUSER) == 0) return broke("unshare");
  int error = errno;
  if (syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0) > 0) return broke("clone");
  errno = error;
  return stopped();
}

static int join_namespace(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0 || setns(fd, 0) != 0) return stopped();
  return broke("joined");
}

static int tcp(int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0) return broke("connected");
  return stopped();
}

static int outside(void) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(53)};
  inet_pton(AF_INET, "192.0.2.1", &to.sin_addr);
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (sendto(fd, "x", 1, 0, (struct sockaddr *)&to, sizeof to) == 1) return broke("sent");
  return stopped();
}

static int udp(int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  sendto(fd, "x", 1, 0, (struct sockaddr *)&to, sizeof to);
  printf("SENT\n");
  return 0;
}

static int unix_socket(const char *path, int abstract) {
  struct sockaddr_un to = {.sun_family = AF_UNIX};
  strncpy(to.sun_path + abstract, path, sizeof to.sun_path - 2);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  socklen_t length = offsetof(struct sockaddr_un, sun_path) + abstract + strlen(path);
  if (connect(fd, (struct sockaddr *)&to, length) == 0) return broke("connected");
  return stopped();
}

/* Listens on an abstract name until its standard input ends; run on the host. */
static int listen_abstract(const char *name) {
  struct sockaddr_un at = {.sun_family = AF_UNIX};
  strncpy(at.sun_path + 1, name, sizeof at.sun_path - 2);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  socklen_t length = offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name);
  if (bind(fd, (struct sockaddr *)&at, length) != 0 || listen(fd, 1) != 0) return stopped();
  printf("LISTENING\n");
  fflush(stdout);
  char end;
  while (read(0, &end, 1) > 0) {}
  return 0;
}

static int kill_process(pid_t pid) {
  if (kill(pid, 0) == 0) return broke("may signal");
  return stopped();
}

static int trace_process(pid_t pid) {
  if (ptrace(PTRACE_SEIZE, pid, NULL, NULL) == 0) return broke("traces");
  int error = errno;
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/mem", pid);
  if (open(path, O_RDONLY) >= 0) return broke("reads memory");
  errno = error;
  return stopped();
}

static int descriptors(void) {
  DIR *list = opendir("/proc/self/fd");
  struct dirent *entry;
  while ((entry = readdir(list)) != NULL) {
    int fd = atoi(entry->d_name);
    if (fd > 2 && fd != dirfd(list)) return broke(entry->d_name);
  }
  printf("STOPPED: none beyond 0, 1, 2\n");
  return 0;
}

static int inject_terminal(void) {
  int fd = open("/dev/tty", O_RDWR);
  for (int candidate = fd < 0 ? 0 : fd; candidate <= (fd < 0 ? 2 : fd); candidate++) {
    if (ioctl(candidate, TIOCSTI, "x") == 0) return broke("typed into a terminal");
  }
  return stopped();
}

static int shared_memory(int key, int create) {
  int id = shmget(key, 4096, create ? IPC_CREAT | 0666 : 0);
  if (id < 0) return stopped();
  if (!create) return broke("another's shared memory");
  printf("CREATED\n");
  fflush(stdout);
  pause();
  return 0;
}

static int forks(int wanted) {
  int made = 0;
  while (made < wanted) {
    pid_t child = fork();
    if (child < 0) break;
    if (child == 0) {
      pause();
      _exit(0);
    }
    made++;
  }
  printf("%d\n", made);
  fflush(stdout);
  char end;
  while (read(0, &end, 1) > 0) {}
  return made == wanted ? 0 : 3;
}

static void hog(long megabytes) {
  for (long i = 0; i < megabytes; i++) {
    char *page = malloc(1 << 20);
    if (page == NULL) {
      fprintf(stderr, "attack: %s\n", strerror(errno));
      exit(4);
    }
    memset(page, (int)i | 1, 1 << 20);
  }
}

static int hogs(int processes, long megabytes) {
  for (int i = 0; i < processes; i++) {
    if (fork() == 0) {
      hog(megabytes);
      pause();
    }
  }
  pause();
  return 0;
}

static int daemons(int count) {
  for (int i = 0; i < count; i++) {
    if (fork() == 0) {
      setsid();
      if (fork() != 0) _exit(0);
      for (int s = 1; s < 32; s++) signal(s, SIG_IGN);
      for (;;) pause();
    }
  }
  while (wait(NULL) > 0) {}
  printf("DAEMONS\n");
  fflush(stdout);
  return 0;
}

/* Never the same process for long: each makes the next and ends. */
static int hop(void) {
  signal(SIGTERM, SIG_IGN);
  for (;;) {
    if (fork() > 0) _exit(0);
    setsid();
  }
}

static void *spin(void *unused) {
  for (volatile unsigned long i = 0;; i++) {}
  return unused;
}

static int spin_threads(int threads) {
  pthread_t thread;
  for (int i = 1; i < threads; i++) pthread_create(&thread, NULL, spin, NULL);
  spin(NULL);
  return 0;
}

static int fill(const char *path, long megabytes) {
  int fd = open(path, O_CREAT | O_WRONLY, 0600);
  if (fd < 0) return stopped();
  char *block = calloc(1, 1 << 20);
  signal(SIGXFSZ, SIG_IGN);
  for (long i = 0; i < megabytes; i++) {
    long at = 0;
    while (at < 1 << 20) {
      long n = write(fd, block + at, (1 << 20) - at);
      if (n < 0) {
        stopped();
        unlink(path);
        return 0;
      }
      at += n;
    }
  }
  return broke("all written");
}

static int files(const char *directory, int wanted) {
  for (int i = 0; i < wanted; i++) {
    char path[256];
    snprintf(path, sizeof path, "%s/%d", directory, i);
    int fd = open(path, O_CREAT | O_WRONLY, 0600);
    if (fd < 0) return stopped();
    close(fd);
  }
  return broke("all made");
}

int main(int argc, char **argv) {
  const char *name = argc > 1 ? argv[1] : "";
  const char *text = argc > 2 ? argv[2] : "";
  const long number = atol(text);
  const long second = argc > 3 ? atol(argv[3]) : 0;
  if (!strcmp(name, "remount")) return remount(text);
  if (!strcmp(name, "mount")) return over_mount(text);
  if (!strcmp(name, "mknod")) return make_node();
  if (!strcmp(name, "userns")) return new_user_namespace();
  if (!strcmp(name, "setns")) return join_namespace(text);
  if (!strcmp(name, "tcp")) return tcp((int)number);
  if (!strcmp(name, "udp")) return udp((int)number);
  if (!strcmp(name, "outside")) return outside();
  if (!strcmp(name, "unix")) return unix_socket(text, 0);
  if (!strcmp(name, "abstract")) return unix_socket(text, 1);
  if (!strcmp(name, "listen")) return listen_abstract(text);
  if (!strcmp(name, "kill")) return kill_process((pid_t)number);
  if (!strcmp(name, "trace")) return trace_process((pid_t)number);
  if (!strcmp(name, "fds")) return descriptors();
  if (!strcmp(name, "tiocsti")) return inject_terminal();
  if (!strcmp(name, "shm-create")) return shared_memory((int)number, 1);
  if (!strcmp(name, "shm-open")) return shared_memory((int)number, 0);
  if (!strcmp(name, "forks")) return forks((int)number);
  if (!strcmp(name, "hogs")) return hogs((int)number, second);
  if (!strcmp(name, "hog")) {
    hog(number);
    return broke("all of it");
  }
  if (!strcmp(name, "daemons")) return daemons((int)number);
  if (!strcmp(name, "hop")) return hop();
  if (!strcmp(name, "spin")) return spin_threads((int)number);
  if (!strcmp(name, "fill")) return fill(text, second);
  if (!strcmp(name, "files")) return files(text, (int)second);
  if (!strcmp(name, "abort")) abort();
  if (!strcmp(name, "segv")) raise(SIGSEGV);
  fprintf(stderr, "attack: unknown attack '%s'\n", name);
  return 2;
}
