#define _GNU_SOURCE
#include <errno.h>
#include <grp.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CSandbox.h"

// Debian's uid and gid of `nobody` and `nogroup`.
enum { NOBODY = 65534 };

static int limit(int resource, uint64_t value) {
  struct rlimit bound = {value, value};
  struct rlimit current;
  if (getrlimit((__rlimit_resource_t)resource, &current) == 0 && current.rlim_max < value) {
    bound.rlim_cur = bound.rlim_max = current.rlim_max;
  }
  return setrlimit((__rlimit_resource_t)resource, &bound) == 0 ? 0 : errno;
}

// Pages of address space and of private data, proc_pid_statm(5).
static int measure(uint64_t *address_space, uint64_t *data) {
  FILE *file = fopen("/proc/self/statm", "re");
  if (file == NULL) return errno;
  unsigned long size = 0, resident = 0, shared = 0, text = 0, library = 0, private = 0;
  int read = fscanf(file, "%lu %lu %lu %lu %lu %lu", &size, &resident, &shared, &text, &library, &private);
  fclose(file);
  if (read != 6) return EIO;
  uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
  *address_space = size * page;
  *data = private * page;
  return 0;
}

int sandbox_limit(uint64_t memory_headroom, uint64_t processor_seconds, uint32_t *walls) {
  uint64_t address_space = 0, data = 0;
  int reason = measure(&address_space, &data);
  if (reason == 0) reason = limit(RLIMIT_DATA, data + memory_headroom);
  // Thread stacks and allocator arenas reserve addresses that they never touch.
  if (reason == 0) reason = limit(RLIMIT_AS, address_space + 2 * memory_headroom);
  if (reason == 0) reason = limit(RLIMIT_CPU, processor_seconds);
  if (reason == 0) reason = limit(RLIMIT_CORE, 0);
  if (reason == 0) *walls |= SANDBOX_WALL_RLIMIT;
  return reason;
}

int sandbox_close_descriptors(unsigned last, uint32_t *walls) {
  if (syscall(SYS_close_range, last + 1, ~0U, 0) != 0) {
    // Kernels before 5.9, and containers that do not know the call.
    long end = sysconf(_SC_OPEN_MAX);
    for (long descriptor = (long)last + 1; descriptor < end && descriptor < 65536; descriptor++) {
      close((int)descriptor);
    }
  }
  *walls |= SANDBOX_WALL_DESCRIPTORS;
  return 0;
}

int sandbox_drop_privileges(uint32_t *walls) {
  if (geteuid() == 0) {
    if (setgroups(0, NULL) != 0) return errno;
    if (setresgid(NOBODY, NOBODY, NOBODY) != 0) return errno;
    if (setresuid(NOBODY, NOBODY, NOBODY) != 0) return errno;
  }
  *walls |= SANDBOX_WALL_UNPRIVILEGED;
  return 0;
}

void sandbox_return_large_blocks(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 20);
}

void sandbox_return_free_memory(void) { malloc_trim(0); }
