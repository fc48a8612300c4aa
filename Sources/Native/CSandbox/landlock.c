#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CSandbox.h"

// Debian 12's headers stop at version 2; these rights came later (linux/landlock.h, versions 3 to 6).
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1ULL << 15)
#endif

typedef struct {
  uint64_t handled_access_fs;
  uint64_t handled_access_net;
  uint64_t scoped;
} ruleset_attributes;

int sandbox_landlock_version(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version < 0 ? 0 : (int)version;
}

// A ruleset that handles everything this kernel knows, so that what no rule grants is denied.
static int make_ruleset(void) {
  int version = sandbox_landlock_version();
  if (version == 0) return -ENOSYS;
  ruleset_attributes attributes = {.handled_access_fs = (1ULL << 13) - 1};
  size_t size = sizeof attributes.handled_access_fs;
  if (version >= 2) attributes.handled_access_fs |= 1ULL << 13;  // linking and renaming across directories
  if (version >= 3) attributes.handled_access_fs |= LANDLOCK_ACCESS_FS_TRUNCATE;
  if (version >= 5) attributes.handled_access_fs |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
  if (version >= 4) {
    attributes.handled_access_net = 3;  // TCP bind and connect
    size += sizeof attributes.handled_access_net;
  }
  if (version >= 6) {
    attributes.scoped = 3;  // abstract UNIX sockets and signals to the outside
    size += sizeof attributes.scoped;
  }
  long ruleset = syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
  return ruleset < 0 ? -errno : (int)ruleset;
}

static int allow_reading(int ruleset, const char *path) {
  struct landlock_path_beneath_attr rule = {
      .allowed_access = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
      .parent_fd = open(path, O_PATH | O_CLOEXEC),
  };
  // A path that does not exist cannot be read either.
  if (rule.parent_fd < 0) return errno == ENOENT ? 0 : errno;
  long failed = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  int reason = failed ? errno : 0;
  close(rule.parent_fd);
  return reason;
}

static int restrict_self(const char *const *paths, size_t count) {
  int ruleset = make_ruleset();
  if (ruleset < 0) return -ruleset;
  int reason = 0;
  for (size_t i = 0; i < count && reason == 0; i++) reason = allow_reading(ruleset, paths[i]);
  if (reason == 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) reason = errno;
  close(ruleset);
  return reason;
}

int sandbox_confine(const char *const *paths, size_t count, uint32_t *walls) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  *walls |= SANDBOX_WALL_NO_NEW_PRIVILEGES;
  int reason = restrict_self(paths, count);
  if (reason == 0) *walls |= SANDBOX_WALL_LANDLOCK;
  // A kernel without Landlock, or with it switched off, still has the other walls.
  return reason == ENOSYS || reason == EOPNOTSUPP ? 0 : reason;
}

// The thread that answers requests loses even the reading that the first stage left.
int sandbox_deny_files(void) {
  int reason = restrict_self(NULL, 0);
  return reason == ENOSYS || reason == EOPNOTSUPP ? 0 : reason;
}
