// Counts the allocations of a process and its children, in the eight bytes of the file that ALLOCATIONS names. For LD_PRELOAD.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

static _Atomic unsigned long before;
static _Atomic unsigned long *count = &before;

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("ALLOCATIONS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *page = mmap(0, sizeof(unsigned long), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (page != MAP_FAILED) count = page;
}

// The first call may come from dlsym itself, which then falls back to a buffer of its own.
#define NEXT(type, name, ...) \
    static type (*next)(__VA_ARGS__); \
    if (!next) next = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name); \
    atomic_fetch_add_explicit(count, 1, memory_order_relaxed)

static char early[4096];
static _Atomic size_t used;
static __thread int looking;

static void *first(size_t bytes) {
    size_t at = atomic_fetch_add(&used, (bytes + 15) & ~(size_t)15);
    return at + bytes <= sizeof early ? early + at : 0;
}

void *malloc(size_t bytes) {
    if (looking) return first(bytes);
    looking = 1;
    NEXT(void *, malloc, size_t);
    looking = 0;
    return next(bytes);
}

void *calloc(size_t number, size_t bytes) {
    if (looking) return first(number * bytes);
    looking = 1;
    NEXT(void *, calloc, size_t, size_t);
    looking = 0;
    return next(number, bytes);
}

void *realloc(void *old, size_t bytes) {
    NEXT(void *, realloc, void *, size_t);
    return next(old, bytes);
}

int posix_memalign(void **made, size_t alignment, size_t bytes) {
    NEXT(int, posix_memalign, void **, size_t, size_t);
    return next(made, alignment, bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes) {
    NEXT(void *, aligned_alloc, size_t, size_t);
    return next(alignment, bytes);
}

void free(void *old) {
    static void (*next)(void *);
    if ((char *)old >= early && (char *)old < early + sizeof early) return;
    if (!next) next = (void (*)(void *))dlsym(RTLD_NEXT, "free");
    next(old);
}
