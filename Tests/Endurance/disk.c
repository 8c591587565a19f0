// A disk that is recorded and can be full, for LD_PRELOAD. Concerns the files directly in the folder DISK_FOLDER.
//
// DISK_LOG: a file to which each change is appended: creating, writing, truncating, linking, renaming and removing files,
// and synchronising files and the folder. `power_loss.py` rebuilds from it what a disk may contain after a power loss.
// Shared memory (-shm) is not recorded: SQLite rebuilds it. Synchronising is only recorded, which saves time.
//
// DISK_SPACE: a file with the free bytes as a 64-bit number. Files that grow take from it; writing fails with ENOSPC when
// it is used up. The file may be changed at any time.
//
// DISK_KILL: the number of changes after which the process kills itself.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/// The records of the log. `power_loss.py` has the same numbers.
enum record { CREATE = 1, WRITE, TRUNCATE, SYNC, SYNC_FOLDER, RENAME, LINK, UNLINK };

struct header {
    uint32_t record;
    uint32_t length;
    uint64_t file;
    int64_t offset;
};

enum { most_files = 65536 };
static struct {
    /// The inode; 0 for files that are elsewhere.
    _Atomic uint64_t inode;
    _Atomic int is_memory;
} files[most_files];

static char folder[4096];
static size_t folder_length;
static uint64_t folder_inode;
static int log_file = -1;
static _Atomic int64_t *space;
static _Atomic long changes_until_kill = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("DISK_FOLDER");
    if (path == NULL || realpath(path, folder) == NULL) return;
    folder_length = strlen(folder);
    struct stat status;
    if (stat(folder, &status) == 0) folder_inode = status.st_ino;
    const char *log = getenv("DISK_LOG");
    if (log != NULL) {
        int opened = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        // A high number stays free of the numbers that programs expect.
        log_file = fcntl(opened, F_DUPFD_CLOEXEC, 900);
        REAL(close)(opened);
    }
    const char *changes = getenv("DISK_KILL");
    if (changes != NULL) changes_until_kill = atol(changes);
    const char *free = getenv("DISK_SPACE");
    if (free != NULL) {
        int opened = REAL(open)(free, O_RDWR | O_CLOEXEC);
        void *memory = mmap(NULL, sizeof *space, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
        if (memory != MAP_FAILED) space = memory;
        REAL(close)(opened);
    }
}

static void append(enum record record, uint64_t file, int64_t offset, const void *data, size_t length) {
    if (changes_until_kill >= 0 && atomic_fetch_sub(&changes_until_kill, 1) == 0) kill(getpid(), SIGKILL);
    if (log_file < 0) return;
    struct header header = {record, (uint32_t)length, file, offset};
    struct iovec parts[] = {{&header, sizeof header}, {(void *)data, length}};
    if (REAL(writev)(log_file, parts, 2) != (ssize_t)(sizeof header + length)) abort();
}

/// The name of a file in the folder; NULL for other paths.
static const char *name_of(const char *path) {
    static __thread char full[8192];
    if (folder_length == 0 || path == NULL) return NULL;
    if (path[0] == '/') {
        snprintf(full, sizeof full, "%s", path);
    } else {
        char current[4096];
        if (getcwd(current, sizeof current) == NULL) return NULL;
        snprintf(full, sizeof full, "%s/%s", current, path);
    }
    const char *slash = strrchr(full, '/');
    if ((size_t)(slash - full) != folder_length || strncmp(full, folder, folder_length) != 0) return NULL;
    return slash[1] == 0 ? NULL : slash + 1;
}

static int is_memory(const char *name) {
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, "-shm") == 0;
}

static uint64_t inode_of(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 ? status.st_ino : 0;
}

static void append_names(enum record record, uint64_t file, const char *first, const char *second) {
    char names[8192];
    int length = snprintf(names, sizeof names, "%s%c%s", first, 0, second);
    append(record, file, 0, names, (size_t)length);
}

// Opening and closing

static int tracked_open(int (*open_file)(int, const char *, int, ...), int at, const char *path, int flags, mode_t mode) {
    const char *name = at == AT_FDCWD || (path != NULL && path[0] == '/') ? name_of(path) : NULL;
    if (name == NULL) {
        int file = open_file(at, path, flags, mode);
        struct stat status;
        if (file >= 0 && file < most_files)
            files[file].inode = folder_inode != 0 && fstat(file, &status) == 0 && status.st_ino == folder_inode ? folder_inode : 0;
        return file;
    }
    pthread_mutex_lock(&lock);
    int existed = access(path, F_OK) == 0;
    int file = open_file(at, path, flags, mode);
    int error = errno;
    struct stat status;
    if (file >= 0 && file < most_files && fstat(file, &status) == 0) {
        files[file].inode = status.st_ino;
        files[file].is_memory = is_memory(name);
        if (!existed && !is_memory(name)) append_names(CREATE, status.st_ino, name, "");
        if (existed && (flags & O_TRUNC) && !is_memory(name)) append(TRUNCATE, status.st_ino, 0, NULL, 0);
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return file;
}

#define MODE(flags, mode)                                  \
    mode_t mode = 0;                                       \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {               \
        va_list arguments;                                 \
        va_start(arguments, flags);                        \
        mode = (mode_t)va_arg(arguments, int);             \
        va_end(arguments);                                 \
    }

int open(const char *path, int flags, ...) {
    MODE(flags, mode)
    return tracked_open(REAL(openat), AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags, mode)
    return tracked_open(REAL(openat64), AT_FDCWD, path, flags, mode);
}

int openat(int at, const char *path, int flags, ...) {
    MODE(flags, mode)
    return tracked_open(REAL(openat), at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
    MODE(flags, mode)
    return tracked_open(REAL(openat64), at, path, flags, mode);
}

int close(int file) {
    if (file >= 0 && file < most_files) files[file].inode = 0;
    return REAL(close)(file);
}

static uint64_t tracked(int file) {
    return file >= 0 && file < most_files && folder_length != 0 ? files[file].inode : 0;
}

// Writing

static off_t size_of(int file) {
    struct stat status;
    return fstat(file, &status) == 0 ? status.st_size : 0;
}

/// Takes the bytes by which a file grows. Returns false when they are not free.
static int take(off_t bytes) {
    if (space == NULL || bytes <= 0) return 1;
    int64_t before = atomic_fetch_sub(space, bytes);
    if (before >= bytes) return 1;
    atomic_fetch_add(space, bytes);
    return 0;
}

static void give_back(off_t bytes) {
    if (space != NULL && bytes > 0) atomic_fetch_add(space, bytes);
}

static ssize_t tracked_write(int file, const void *data, size_t length, off_t offset) {
    pthread_mutex_lock(&lock);
    off_t growth = offset + (off_t)length - size_of(file);
    ssize_t written = -1;
    int error = ENOSPC;
    if (take(growth)) {
        written = REAL(pwrite64)(file, data, length, offset);
        error = errno;
        if (written > 0 && !files[file].is_memory) append(WRITE, files[file].inode, offset, data, (size_t)written);
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return written;
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) {
    if (tracked(file) == 0) return REAL(pwrite64)(file, data, length, offset);
    return tracked_write(file, data, length, offset);
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) { return pwrite64(file, data, length, offset); }

ssize_t write(int file, const void *data, size_t length) {
    if (tracked(file) == 0) return REAL(write)(file, data, length);
    off_t offset = lseek(file, 0, fcntl(file, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    ssize_t written = tracked_write(file, data, length, offset);
    if (written > 0) lseek(file, offset + written, SEEK_SET);
    return written;
}

static int tracked_truncate(int file, off_t size) {
    pthread_mutex_lock(&lock);
    off_t growth = size - size_of(file);
    int result = -1, error = ENOSPC;
    if (take(growth)) {
        result = REAL(ftruncate64)(file, size);
        error = errno;
        if (result == 0) {
            give_back(-growth);
            if (!files[file].is_memory) append(TRUNCATE, files[file].inode, size, NULL, 0);
        }
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int ftruncate64(int file, off64_t size) {
    return tracked(file) == 0 ? REAL(ftruncate64)(file, size) : tracked_truncate(file, size);
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int posix_fallocate64(int file, off64_t offset, off64_t length) {
    if (tracked(file) == 0) return REAL(posix_fallocate64)(file, offset, length);
    if (offset + length <= size_of(file)) return 0;
    return tracked_truncate(file, offset + length) == 0 ? 0 : errno;
}

int posix_fallocate(int file, off_t offset, off_t length) { return posix_fallocate64(file, offset, length); }

// Synchronising

static int tracked_sync(int file) {
    pthread_mutex_lock(&lock);
    uint64_t inode = files[file].inode;
    append(inode == folder_inode ? SYNC_FOLDER : SYNC, inode, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return 0;
}

int fsync(int file) { return tracked(file) == 0 ? REAL(fsync)(file) : tracked_sync(file); }

int fdatasync(int file) { return tracked(file) == 0 ? REAL(fdatasync)(file) : tracked_sync(file); }

// Names

static int tracked_rename(const char *from, const char *to) {
    const char *found = name_of(to);
    char target[4096] = "";
    if (found != NULL) snprintf(target, sizeof target, "%s", found);
    const char *source = name_of(from);
    if (source == NULL && found == NULL) return REAL(rename)(from, to);
    pthread_mutex_lock(&lock);
    uint64_t inode = inode_of(from);
    int result = REAL(rename)(from, to);
    int error = errno;
    if (result == 0) append_names(RENAME, inode, source == NULL ? "" : source, target);
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int rename(const char *from, const char *to) { return tracked_rename(from, to); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    if (from_folder != AT_FDCWD || to_folder != AT_FDCWD) return REAL(renameat)(from_folder, from, to_folder, to);
    return tracked_rename(from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    if (from_folder != AT_FDCWD || to_folder != AT_FDCWD || flags != 0)
        return REAL(renameat2)(from_folder, from, to_folder, to, flags);
    return tracked_rename(from, to);
}

static int tracked_link(int (*link_file)(int, const char *, int, const char *, int), const char *from, const char *to, int flags) {
    const char *name = name_of(to);
    if (name == NULL) return link_file(AT_FDCWD, from, AT_FDCWD, to, flags);
    pthread_mutex_lock(&lock);
    int result = link_file(AT_FDCWD, from, AT_FDCWD, to, flags);
    int error = errno;
    if (result == 0) append_names(LINK, inode_of(to), name, "");
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int link(const char *from, const char *to) { return tracked_link(REAL(linkat), from, to, 0); }

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    if (from_folder != AT_FDCWD || to_folder != AT_FDCWD)
        return REAL(linkat)(from_folder, from, to_folder, to, flags);
    return tracked_link(REAL(linkat), from, to, flags);
}

static int tracked_unlink(const char *path) {
    const char *name = name_of(path);
    if (name == NULL) return REAL(unlink)(path);
    pthread_mutex_lock(&lock);
    struct stat status;
    int existed = stat(path, &status) == 0;
    int result = REAL(unlink)(path);
    int error = errno;
    if (result == 0 && existed) {
        if (status.st_nlink == 1) give_back(status.st_size);
        if (!is_memory(name)) append_names(UNLINK, status.st_ino, name, "");
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int unlink(const char *path) { return tracked_unlink(path); }

int remove(const char *path) {
    return name_of(path) == NULL ? REAL(remove)(path) : tracked_unlink(path);
}

int unlinkat(int at, const char *path, int flags) {
    return at == AT_FDCWD && flags == 0 ? tracked_unlink(path) : REAL(unlinkat)(at, path, flags);
}
