// Linux readiness in the few calls that the room PostgreSQL needs. The constants of <sys/epoll.h> are enumerators and
// its event is a packed union, neither of which Swift imports well.
#ifndef ASSAY_EVENT_POLL_H
#define ASSAY_EVENT_POLL_H

#include <stdint.h>

// A new epoll instance, or -1 with errno set.
int assay_poll_create(void);

// A counter that wakes the poll, already watched under `token`; -1 with errno set.
int assay_poll_create_alarm(int poll, uint64_t token);

// Makes the next wait return the alarm's token.
void assay_poll_ring(int alarm);

// Takes the alarm back, so that it does not fire again by itself.
void assay_poll_silence(int alarm);

// Asks for one event of `descriptor`: readable always, writable as well where `writable` is not 0. 0, or -1 with errno.
int assay_poll_arm(int poll, int descriptor, uint64_t token, int writable);

// Waits at most `milliseconds` (-1: for ever) and writes the tokens that are ready; their number, 0 after a signal.
int assay_poll_wait(int poll, uint64_t *tokens, int capacity, int milliseconds);

// Whether the peer has sent something that waits to be read: 1 yes, 0 no, -1 the peer has closed or the socket failed.
int assay_poll_peek(int descriptor);

#endif
