#include "allocator.h"

// One arena for each core, since the threads of long reads are new ones each: with the usual four arenas for each core, the
// memory of a response stays in many of them. Unused memory returns to the system after half a second instead of ten.
const char *malloc_conf = "percpu_arena:percpu,dirty_decay_ms:500";
