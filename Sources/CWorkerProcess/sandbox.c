#define _GNU_SOURCE
#include "CWorkerProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define AUDIT_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define AUDIT_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// System calls

#ifdef AUDIT_ARCHITECTURE

/// The system calls that reading and unpacking files needs. Landlock decides which files.
static const uint32_t allowed_calls[] = {
    // Files
    SYS_read, SYS_readv, SYS_pread64, SYS_preadv, SYS_write, SYS_writev, SYS_pwrite64, SYS_pwritev, SYS_lseek, SYS_close,
    SYS_openat, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_faccessat, SYS_faccessat2, SYS_readlinkat, SYS_getdents64,
    SYS_getcwd, SYS_fcntl, SYS_dup, SYS_dup3, SYS_flock, SYS_ftruncate, SYS_fallocate, SYS_fsync, SYS_fdatasync,
    SYS_fadvise64, SYS_mkdirat, SYS_unlinkat, SYS_renameat, SYS_renameat2, SYS_fchmod, SYS_fchmodat, SYS_utimensat,
    SYS_umask, SYS_statfs, SYS_fstatfs, SYS_listxattr, SYS_llistxattr, SYS_flistxattr, SYS_getxattr, SYS_lgetxattr,
    SYS_fgetxattr, SYS_sendfile, SYS_copy_file_range,
#ifdef __x86_64__
    SYS_open, SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_mkdir, SYS_rmdir, SYS_unlink, SYS_rename, SYS_chmod,
    SYS_dup2, SYS_poll, SYS_time,
#endif
    // Memory
    SYS_munmap, SYS_mremap, SYS_madvise, SYS_brk, SYS_mincore,
    // Threads that exist, signals of this process, time
    SYS_futex, SYS_set_robust_list, SYS_rseq, SYS_membarrier, SYS_sched_yield, SYS_sched_getaffinity, SYS_rt_sigaction,
    SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_restart_syscall, SYS_ppoll, SYS_nanosleep,
    SYS_clock_nanosleep, SYS_clock_gettime, SYS_clock_getres, SYS_gettimeofday, SYS_exit, SYS_exit_group,
    // What this process is
    SYS_getpid, SYS_gettid, SYS_getppid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_uname, SYS_sysinfo,
    SYS_getrlimit, SYS_getrusage, SYS_times, SYS_getrandom, SYS_getcpu,
};

enum { allowed_count = sizeof allowed_calls / sizeof allowed_calls[0], most_rules = 2 * allowed_count + 64 };

/// The rules of a filter under construction.
struct rules {
    struct sock_filter list[most_rules];
    unsigned short count;
};

static void add(struct rules *rules, struct sock_filter rule) { rules->list[rules->count++] = rule; }

static void load(struct rules *rules, size_t offset) {
    add(rules, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void give(struct rules *rules, uint32_t action) {
    add(rules, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/// Skips the next `count` rules unless the loaded value equals `value`.
static void unless_equal(struct rules *rules, uint32_t value, unsigned char count) {
    add(rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, count));
}

static size_t argument(int number) { return offsetof(struct seccomp_data, args) + 8 * (size_t)number; }

/// Allows the call when its argument has the value, and refuses it otherwise.
static void allow_with(struct rules *rules, uint32_t call, int number, uint32_t value) {
    unless_equal(rules, call, 4);
    load(rules, argument(number));
    unless_equal(rules, value, 1);
    give(rules, SECCOMP_RET_ALLOW);
    give(rules, SECCOMP_RET_ERRNO | EPERM);
}

/// Goes on with the next rule when the loaded value has none of the bits, and refuses the call otherwise.
static void refuse_with(struct rules *rules, uint32_t bits) {
    add(rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
    give(rules, SECCOMP_RET_ERRNO | EPERM);
}

/// Refuses memory that is written and then executed. Modules of iconv are mapped from files for execution.
static void allow_memory(struct rules *rules) {
    unless_equal(rules, SYS_mprotect, 4);
    load(rules, argument(2));
    refuse_with(rules, PROT_EXEC);
    give(rules, SECCOMP_RET_ALLOW);

    unless_equal(rules, SYS_mmap, 9);
    load(rules, argument(2));
    add(rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0));
    give(rules, SECCOMP_RET_ALLOW);
    refuse_with(rules, PROT_WRITE);
    load(rules, argument(3));
    refuse_with(rules, MAP_ANONYMOUS);
    give(rules, SECCOMP_RET_ALLOW);
}

int worker_confine_calls(void) {
    struct rules rules = {.count = 0};
    // System call numbers depend on the architecture.
    load(&rules, offsetof(struct seccomp_data, arch));
    add(&rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCHITECTURE, 1, 0));
    give(&rules, SECCOMP_RET_KILL_PROCESS);
    load(&rules, offsetof(struct seccomp_data, nr));
    for (int index = 0; index < allowed_count; index++) {
        unless_equal(&rules, allowed_calls[index], 1);
        give(&rules, SECCOMP_RET_ALLOW);
    }
    allow_memory(&rules);
    // Limits of this process only.
    allow_with(&rules, SYS_prlimit64, 0, 0);
    // A failed assertion ends this process by a signal to itself.
    allow_with(&rules, SYS_tgkill, 0, (uint32_t)getpid());
    // Asks whether a stream is a terminal.
    allow_with(&rules, SYS_ioctl, 1, 0x5401 /* TCGETS */);
    give(&rules, SECCOMP_RET_ERRNO | EPERM);

    struct sock_fprog program = {.len = rules.count, .filter = rules.list};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) != 0) return errno;
    return 0;
}

int worker_can_confine_calls(void) {
    uint32_t action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

#else

int worker_confine_calls(void) { return ENOSYS; }

int worker_can_confine_calls(void) { return 0; }

#endif

// Landlock

// The header of Debian 12 has the rights of the second version only.
#define TRUNCATE (1ULL << 14)
#define IOCTL_DEVICE (1ULL << 15)
#define SCOPE_ABSTRACT_SOCKET (1ULL << 0)
#define SCOPE_SIGNAL (1ULL << 1)
#define NET_BIND_AND_CONNECT 3ULL

/// The attributes of a ruleset up to the sixth version. A kernel takes the size of its own version.
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};

/// By version, the rights that exist, beginning with version 1.
static uint64_t known_rights(int version) {
    uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    if (version >= 2) rights |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) rights |= TRUNCATE;
    if (version >= 5) rights |= IOCTL_DEVICE;
    return rights;
}

static const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | TRUNCATE;
/// The rights that a rule for a file may have.
static const uint64_t of_files = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE;

enum { most_paths = 256 };
static struct {
    int file;
    uint64_t rights;
} paths[most_paths];
static int path_count = 0;

int worker_landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

int worker_allow(const char *path, enum worker_access access) {
    if (path_count == most_paths) return ENOSPC;
    int file = open(path, O_PATH | O_CLOEXEC);
    if (file < 0) return errno;
    struct stat status;
    uint64_t rights = access == WORKER_LIST ? LANDLOCK_ACCESS_FS_READ_DIR
        : access == WORKER_READ             ? reading
                                            : reading | writing;
    if (fstat(file, &status) == 0 && !S_ISDIR(status.st_mode)) rights &= of_files;
    paths[path_count].file = file;
    paths[path_count].rights = rights;
    path_count++;
    return 0;
}

int worker_confine_files(void) {
    int version = worker_landlock_version();
    if (version == 0) return EOPNOTSUPP;
    struct ruleset attributes = {
        .files = known_rights(version), .network = NET_BIND_AND_CONNECT, .scopes = SCOPE_ABSTRACT_SOCKET | SCOPE_SIGNAL};
    size_t size = version >= 6 ? sizeof attributes : version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
    if (ruleset < 0) return errno;
    int error = 0;
    for (int index = 0; index < path_count; index++) {
        struct landlock_path_beneath_attr rule = {
            .allowed_access = paths[index].rights & attributes.files, .parent_fd = paths[index].file};
        if (error == 0 && rule.allowed_access != 0 &&
            syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
            error = errno;
        close(paths[index].file);
    }
    path_count = 0;
    if (error == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) error = errno;
    if (error == 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) error = errno;
    close(ruleset);
    return error;
}

int process_protect(void) {
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    return 0;
}

int worker_confine(void) {
    int protection = process_protect();
    int files = worker_confine_files();
    int calls = worker_confine_calls();
    return protection != 0 ? protection : calls != 0 ? calls : files;
}
