#ifndef C_ALLOCATOR_H
#define C_ALLOCATOR_H

/// The options of jemalloc, which reads them when the program starts.
extern const char *malloc_conf;

/// Returns unused memory to the system after half a second instead of ten, for a program that runs for long. Costs an import
/// 3 % of its time.
void allocator_release_memory_soon(void);

#endif
