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

/// Ends this process within a second after its parent has ended, also while it computes. Must be called before
/// `worker_confine`. Returns 0 or the error number.
int worker_end_with_parent(void);

/// What a confined worker may do with a path and everything below it.
enum worker_access {
    /// List the names in folders.
    WORKER_LIST,
    /// Read files and list folders.
    WORKER_READ,
    /// Read, write, create and remove files and folders.
    WORKER_WRITE,
};

/// Allows access to a file or folder after `worker_confine`. Returns 0 or the error number; ENOSPC after 256 paths.
int worker_allow(const char *path, enum worker_access access);

/// Confines this process permanently: `process_protect`, `worker_confine_files` and `worker_confine_calls`, each also when
/// another of them fails. Must be called before the process has a second thread. Returns 0, or the error number of one that
/// failed; what the kernel does not support is not in force then.
int worker_confine(void);

/// Restricts this process with Landlock to the paths of `worker_allow`, and forbids connections and signals to other
/// processes. Returns 0 or the error number; EOPNOTSUPP without Landlock.
int worker_confine_files(void);

/// Restricts this process with seccomp to the system calls that reading and unpacking files needs. Others fail with EPERM.
/// Returns 0 or the error number.
int worker_confine_calls(void);

/// Forbids other processes of the same user to read and write the memory of this one, and this one to gain privileges by
/// starting a program. Returns 0 or the error number.
int process_protect(void);

/// The version of Landlock in the kernel; 0 without Landlock.
int worker_landlock_version(void);

/// Returns 1 when the kernel has seccomp filters and this program has one for its architecture, else 0.
int worker_can_confine_calls(void);

#endif
