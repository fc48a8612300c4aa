#ifndef CSANDBOX_H
#define CSANDBOX_H

// The walls around a process that parses hostile bytes. Everything answers 0 or a positive errno.

#include <stddef.h>
#include <stdint.h>

typedef enum {
  SANDBOX_WALL_NO_NEW_PRIVILEGES = 1 << 0,
  SANDBOX_WALL_LANDLOCK = 1 << 1,
  SANDBOX_WALL_SECCOMP = 1 << 2,
  SANDBOX_WALL_RLIMIT = 1 << 3,
  SANDBOX_WALL_UNPRIVILEGED = 1 << 4,
  SANDBOX_WALL_DESCRIPTORS = 1 << 5,
} sandbox_walls;

// The Landlock version of this kernel; 0 where there is none.
int sandbox_landlock_version(void);

// First stage, while the process has one thread: no new privileges, and reading only beneath `paths`, for every
// thread to come. Adds what it raised to `walls`.
int sandbox_confine(const char *const *paths, size_t count, uint32_t *walls);

// Closes every descriptor above `last`.
int sandbox_close_descriptors(unsigned last, uint32_t *walls);

// Bounds what the process may take on top of what it holds now: bytes of private memory, and seconds of processor
// time in all. No core is written.
int sandbox_limit(uint64_t memory_headroom, uint64_t processor_seconds, uint32_t *walls);

// Becomes nobody where the process is root, in all threads.
int sandbox_drop_privileges(uint32_t *walls);

// Last stage, for all threads: nothing can be opened, connected, executed, forked, traced or signalled any more;
// denied calls fail with EPERM.
int sandbox_seal(uint32_t *walls);

// Starts a thread that ends the process as soon as the other side of the socket is gone.
int sandbox_exit_with(int descriptor);

// Returns large blocks to the kernel as soon as they are freed, so that their contents do not linger.
void sandbox_return_large_blocks(void);
void sandbox_return_free_memory(void);

// Tries what the walls should deny, by number from 0; `name` says what it was. 0: it went through, which is a
// hole; -1: there is no such attempt; else the errno of the refusal.
int sandbox_attempt(unsigned number, const char **name);

#endif
