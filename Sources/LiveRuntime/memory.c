// Blocks of a few sizes, of which there are two in each power of two. What is
// freed goes to the list of its size and is the next to be given out; nothing is
// split or joined. Training asks for the same sizes in each step, so that its
// memory stops growing after the first.

#include "LiveRuntime.h"
#include <stdint.h>

// In front of each block stands its list; behind it, when the block is free,
// the next one of the list.
typedef struct Block {
  struct Block *next;
} Block;

// Most blocks are aligned to 16 bytes, those of tensors to 64.
enum { narrow = 16, wide = 64, sizes = 128 };

static Block *lists[2][sizes];
static unsigned char *start, *top, *end;
static live_more more;

void live_begin(void *memory, size_t size) {
  for (int i = 0; i < sizes; i++) lists[0][i] = lists[1][i] = NULL;
  start = top = memory;
  end = start + size;
}

void live_grow_with(live_more function) { more = function; }

size_t live_used(void) { return (size_t)(top - start); }

// Which size a block of so many bytes has: 2^n or three quarters of it.
static unsigned size_for(size_t bytes, size_t *size) {
  unsigned n = 4;
  while (((size_t)1 << n) < bytes) n++;
  size_t large = (size_t)1 << n, small = large - large / 4;
  int is_small = n > 5 && bytes <= small;
  *size = is_small ? small : large;
  return 2 * n + !is_small;
}

// Bytes behind the top, beginning with a header and then aligned.
static unsigned char *take(size_t size, size_t alignment) {
  uintptr_t place = (uintptr_t)top + narrow;
  place = (place + alignment - 1) & ~(uintptr_t)(alignment - 1);
  size_t needed = place - (uintptr_t)top + size;
  if (needed > (size_t)(end - top)) {
    size_t missing = needed - (size_t)(end - top);
    if (!more || !more(missing)) return NULL;
    end += missing;
  }
  top += needed;
  return (unsigned char *)place;
}

void *live_allocate(size_t bytes, size_t alignment) {
  size_t size;
  if (alignment > wide || bytes > SIZE_MAX / 4) return NULL;
  int is_wide = alignment > narrow;
  unsigned list = size_for(bytes, &size);
  Block *block = lists[is_wide][list];
  if (block) {
    lists[is_wide][list] = block->next;
    return block;
  }
  unsigned char *data = take(size, is_wide ? wide : narrow);
  if (!data) return NULL;
  ((uint32_t *)data)[-1] = (uint32_t)is_wide << 16 | list;
  return data;
}

void live_free(void *data) {
  if (!data) return;
  uint32_t mark = ((uint32_t *)data)[-1];
  Block *block = data, **list = &lists[mark >> 16][mark & 0xFFFF];
  block->next = *list;
  *list = block;
}
