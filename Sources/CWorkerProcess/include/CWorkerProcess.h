#ifndef C_WORKER_PROCESS_H
#define C_WORKER_PROCESS_H

// System calls that Swift cannot use directly: glibc declares them for GNU sources only, and seccomp filters need
// macros.

#include <sys/types.h>

/// Creates a pipe that other programs do not inherit, with a buffer of `capacity` bytes if the system allows it. `ends`
/// receives the reading and the writing end. Returns 0 or the error number.
int worker_pipe(int ends[2], int capacity);

/// Starts a program with three streams, no other open files, and default signal handling, in a new process group.
/// Returns 0 or the error number.
int worker_spawn(
    pid_t *pid, const char *program, char *const arguments[], char *const environment[], int input, int output,
    int errors);

/// Forbids this process and its threads permanently to use sockets, start programs or processes, or access the memory of
/// other processes. Such calls fail with EPERM. Returns 0 or the error number.
int worker_confine(void);

#endif
