#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CSandbox.h"

int sandbox_deny_files(void);

#if defined(__x86_64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the system call filter knows x86-64 and 64-bit ARM"
#endif

#define FIELD(member) ((uint32_t)offsetof(struct seccomp_data, member))
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define DENY(reason) (SECCOMP_RET_ERRNO | (reason))

// Memory, threads, time, and reading and writing what is already open. Everything else is denied by default.
static const uint32_t allowed[] = {
    SYS_read, SYS_readv, SYS_write, SYS_writev, SYS_recvfrom, SYS_sendto, SYS_ppoll, SYS_close, SYS_fstat, SYS_lseek,
    SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_brk, SYS_futex, SYS_set_robust_list, SYS_rseq,
    SYS_membarrier, SYS_sched_yield, SYS_sched_getaffinity, SYS_getcpu, SYS_rt_sigaction, SYS_rt_sigprocmask,
    SYS_rt_sigreturn, SYS_sigaltstack, SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep,
    SYS_gettimeofday, SYS_getrandom, SYS_getrusage, SYS_sysinfo, SYS_uname, SYS_getpid, SYS_gettid,
    SYS_restart_syscall, SYS_exit, SYS_exit_group,
#if defined(__x86_64__)
    SYS_poll, SYS_time,
#endif
};
enum { ALLOWED_COUNT = sizeof allowed / sizeof allowed[0] };

static const struct sock_filter prologue[] = {
    LOAD(FIELD(arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCHITECTURE, 1, 0),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    LOAD(FIELD(nr)),
    // On x86-64 the x32 table reaches the same calls under other numbers; no other architecture has any so high.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
};

// What depends on arguments; the last answer is the default.
static const struct sock_filter epilogue[] = {
    // glibc falls back from clone3, whose flags a filter cannot see, to clone.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
    ANSWER(DENY(ENOSYS)),
    // Threads, but no processes.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4),
    LOAD(FIELD(args[0])),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1),
    ANSWER(SECCOMP_RET_ALLOW),
    ANSWER(DENY(EPERM)),
    // abort() signals its own thread; the process's own number is filled in.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 3),
    LOAD(FIELD(args[0])),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1),
    ANSWER(SECCOMP_RET_ALLOW),
    ANSWER(DENY(EPERM)),
};
enum {
  PROLOGUE_COUNT = sizeof prologue / sizeof prologue[0],
  EPILOGUE_COUNT = sizeof epilogue / sizeof epilogue[0],
  OWN_PROCESS = EPILOGUE_COUNT - 3,
};

static int install(uint32_t own_process) {
  struct sock_filter filter[PROLOGUE_COUNT + 2 * ALLOWED_COUNT + EPILOGUE_COUNT];
  memcpy(filter, prologue, sizeof prologue);
  struct sock_filter *next = filter + PROLOGUE_COUNT;
  for (size_t i = 0; i < ALLOWED_COUNT; i++) {
    *next++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, allowed[i], 0, 1);
    *next++ = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
  }
  memcpy(next, epilogue, sizeof epilogue);
  next[OWN_PROCESS].k = own_process;
  struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
  long failed = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
  if (failed > 0) return ESRCH;
  return failed == 0 ? 0 : errno;
}

int sandbox_seal(uint32_t *walls) {
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
  int reason = *walls & SANDBOX_WALL_LANDLOCK ? sandbox_deny_files() : 0;
  if (reason != 0) return reason;
  reason = install((uint32_t)getpid());
  if (reason == 0) *walls |= SANDBOX_WALL_SECCOMP;
  // A kernel built without filters answers EINVAL; the other walls stand.
  return reason == EINVAL || reason == ENOSYS ? 0 : reason;
}
