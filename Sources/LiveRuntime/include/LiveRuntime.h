// What the module of the page that trains has instead of a C library: memory.
#pragma once
#include <stddef.h>

/// Memory for `size` bytes, aligned for anything up to `alignment` bytes, which
/// is a power of two and at most 64; NULL if there is none.
void *live_allocate(size_t size, size_t alignment);

/// Takes back what `live_allocate` gave; NULL is nothing.
void live_free(void *block);

/// How many bytes were ever taken of the memory that there is.
size_t live_used(void);

/// Where the memory begins, and how much there is. What was given out before is
/// forgotten.
void live_begin(void *start, size_t size);

/// Asks the machine for more behind the end; 0 if it has no more to give.
/// Whoever uses this file provides it.
typedef int (*live_more)(size_t bytes);
void live_grow_with(live_more more);
