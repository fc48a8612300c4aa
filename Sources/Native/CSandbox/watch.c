#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <unistd.h>

#include "CSandbox.h"

// The kernel's signal on a parent's death follows the thread that spawned, and servers spawn from short-lived ones;
// the socket closes with the process.
static void *watch(void *argument) {
  struct pollfd watched = {.fd = (int)(intptr_t)argument, .events = POLLRDHUP};
  for (;;) {
    int ready = poll(&watched, 1, -1);
    if (ready > 0 || (ready < 0 && errno != EINTR)) _exit(0);
  }
  return NULL;
}

int sandbox_exit_with(int descriptor) {
  pthread_attr_t attributes;
  int reason = pthread_attr_init(&attributes);
  if (reason != 0) return reason;
  pthread_t thread;
  pthread_attr_setstacksize(&attributes, (size_t)PTHREAD_STACK_MIN + 65536);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  reason = pthread_create(&thread, &attributes, watch, (void *)(intptr_t)descriptor);
  pthread_attr_destroy(&attributes);
  return reason;
}
