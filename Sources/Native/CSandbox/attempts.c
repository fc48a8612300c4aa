#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CSandbox.h"

static int result(long value) { return value < 0 ? errno : 0; }

static int open_to_read(void) { return result(open("/etc/passwd", O_RDONLY | O_CLOEXEC)); }
static int open_to_write(void) { return result(open("/dev/shm/assay-engine-attempt", O_WRONLY | O_CREAT, 0600)); }
static int open_own_maps(void) { return result(open("/proc/self/maps", O_RDONLY | O_CLOEXEC)); }
static int internet_socket(void) { return result(socket(AF_INET, SOCK_STREAM, 0)); }
static int unix_socket(void) { return result(socket(AF_UNIX, SOCK_STREAM, 0)); }
static int connect_socket(void) {
  struct sockaddr address = {.sa_family = AF_UNIX};
  return result(connect(3, &address, sizeof address));
}
static int execute(void) {
  char *arguments[] = {NULL};
  return result(execve("/bin/true", arguments, arguments));
}
static int fork_process(void) {
  long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) _exit(0);
  return result(child);
}
static int trace(void) { return result(ptrace(PTRACE_TRACEME, 0, 0, 0)); }
static int signal_parent(void) { return result(kill(getppid(), 0)); }
static int remove_file(void) { return result(unlink("/dev/shm/assay-engine-attempt")); }
static int change_mode(void) { return result(chmod("/dev/shm", 01777)); }
static int become_root(void) { return result(setuid(0)); }
static int make_ring(void) { return result(syscall(SYS_io_uring_setup, 1, NULL)); }
static int load_program(void) { return result(syscall(SYS_bpf, 0, NULL, 0)); }

int sandbox_attempt(unsigned number, const char **name) {
  static const struct {
    const char *name;
    int (*make)(void);
  } attempts[] = {
      {"open_to_read", open_to_read},       {"open_to_write", open_to_write}, {"open_own_maps", open_own_maps},
      {"internet_socket", internet_socket}, {"unix_socket", unix_socket},     {"connect", connect_socket},
      {"execute", execute},                 {"fork", fork_process},           {"trace", trace},
      {"signal_parent", signal_parent},     {"remove_file", remove_file},     {"change_mode", change_mode},
      {"become_root", become_root},         {"io_uring", make_ring},          {"bpf", load_program},
  };
  if (number >= sizeof attempts / sizeof attempts[0]) return -1;
  *name = attempts[number].name;
  return attempts[number].make();
}
