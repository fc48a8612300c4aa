#include "CEventPoll.h"

#include <errno.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS_AT_ONCE_MAX = 256 };

int assay_poll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int assay_poll_create_alarm(int poll, uint64_t token) {
  int alarm = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (alarm < 0) return -1;
  struct epoll_event event = {.events = EPOLLIN, .data.u64 = token};
  if (epoll_ctl(poll, EPOLL_CTL_ADD, alarm, &event) == 0) return alarm;
  close(alarm);
  return -1;
}

void assay_poll_ring(int alarm) {
  uint64_t one = 1;
  // A full counter (EAGAIN) already rings.
  ssize_t written = write(alarm, &one, sizeof one);
  (void)written;
}

void assay_poll_silence(int alarm) {
  uint64_t count;
  ssize_t taken = read(alarm, &count, sizeof count);
  (void)taken;
}

int assay_poll_arm(int poll, int descriptor, uint64_t token, int writable) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP | EPOLLONESHOT, .data.u64 = token};
  if (writable) event.events |= EPOLLOUT;
  if (epoll_ctl(poll, EPOLL_CTL_MOD, descriptor, &event) == 0) return 0;
  if (errno != ENOENT) return -1;
  return epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
}

int assay_poll_wait(int poll, uint64_t *tokens, int capacity, int milliseconds) {
  struct epoll_event events[EVENTS_AT_ONCE_MAX];
  if (capacity > EVENTS_AT_ONCE_MAX) capacity = EVENTS_AT_ONCE_MAX;
  int count = epoll_wait(poll, events, capacity, milliseconds);
  for (int i = 0; i < count; i++) tokens[i] = events[i].data.u64;
  return count < 0 ? 0 : count;
}

int assay_poll_peek(int descriptor) {
  char byte;
  ssize_t count = recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  if (count > 0) return 1;
  if (count == 0) return -1;
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
}
