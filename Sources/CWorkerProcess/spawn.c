#define _GNU_SOURCE
#include "CWorkerProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

int worker_pipe(int ends[2], int capacity) {
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    // The system may refuse the size. The pipe then keeps its default size.
    fcntl(ends[1], F_SETPIPE_SZ, capacity);
    return 0;
}

int worker_spawn(
    pid_t *pid, const char *program, char *const arguments[], char *const environment[], int input, int output,
    int errors) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0) return error;
    error = posix_spawnattr_init(&attributes);
    if (error != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return error;
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);

    // Resets signals that the server ignores or blocks: SIGPIPE must end the program when its reader has ended.
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);

    error = posix_spawn(pid, program, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static pid_t parent;

static void end_without_parent(int signal) {
    (void)signal;
    if (getppid() != parent) _exit(EXIT_FAILURE);
}

// PR_SET_PDEATHSIG would end the worker with the thread that started it.
int worker_end_with_parent(void) {
    parent = getppid();
    struct sigaction action = {.sa_handler = end_without_parent, .sa_flags = SA_RESTART};
    struct itimerval second = {.it_interval = {.tv_sec = 1}, .it_value = {.tv_sec = 1}};
    if (sigaction(SIGALRM, &action, NULL) != 0 || setitimer(ITIMER_REAL, &second, NULL) != 0) return errno;
    return 0;
}
