#include "allocator.h"
#include <jemalloc/jemalloc.h>

// One arena for each core, since the threads of long reads are new ones each: with the usual four arenas for each core, the
// memory of a response stays in many of them.
const char *malloc_conf = "percpu_arena:percpu";

void allocator_release_memory_soon(void)
{
    ssize_t milliseconds = 500;
    // Arenas that are created later, and those that exist.
    mallctl("arenas.dirty_decay_ms", NULL, NULL, &milliseconds, sizeof milliseconds);
    unsigned count = 0;
    size_t length = sizeof count;
    if (mallctl("arenas.narenas", &count, &length, NULL, 0) != 0) return;
    size_t name[3], parts = 3;
    if (mallctlnametomib("arena.0.dirty_decay_ms", name, &parts) != 0) return;
    for (name[1] = 0; name[1] < count; name[1]++)
        mallctlbymib(name, parts, NULL, NULL, &milliseconds, sizeof milliseconds);
}
