#ifndef C_WORKER_PROCESS_H
#define C_WORKER_PROCESS_H

// What the worker needs of the system and Swift cannot say: calls that glibc shows to GNU sources only, and seccomp's
// filters, which are made with macros.

#include <sys/types.h>

/// Makes a pipe that no other program inherits, with room for so many bytes as far as the system allows. What is
/// written to the second end comes out of the first. Returns 0 or the error number.
int worker_pipe(int ends[2], int capacity);

/// Starts a program with these three streams and no other open file, all signals as they are at first, in a process
/// group of its own. Returns 0 or the error number.
int worker_spawn(
    pid_t *pid, const char *program, char *const arguments[], char *const environment[], int input, int output,
    int errors);

/// Takes from this process, all its threads and for good, what a reader of files never needs: sockets, other programs,
/// new processes and other processes' memory. Such calls fail with EPERM. Returns 0 or the error number.
int worker_confine(void);

#endif
