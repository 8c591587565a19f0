#ifndef C_ALLOCATOR_H
#define C_ALLOCATOR_H

/// The options of jemalloc, which reads them when the program starts.
extern const char *malloc_conf;

#endif
