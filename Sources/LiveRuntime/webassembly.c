// The names under which Swift asks for what a C library has, and no more of them
// than it asks for. Only the module has this file.

#include "LiveRuntime.h"
#include <stdint.h>

enum { page = 65536 };
extern unsigned char __heap_base;
static unsigned char *heap_end;

// The memory grows by whole pages, and by a sixteenth, so that it need not
// often; what is more than was asked for is there for the next time.
static int grow(size_t bytes) {
  static size_t spare;
  if (bytes > spare) {
    size_t used = __builtin_wasm_memory_size(0);
    size_t pages = (bytes - spare + page - 1) / page;
    size_t wanted = pages + used / 16;
    if (__builtin_wasm_memory_grow(0, wanted) == (size_t)-1) {
      wanted = pages;
      if (__builtin_wasm_memory_grow(0, wanted) == (size_t)-1) return 0;
    }
    spare += wanted * page;
  }
  spare -= bytes;
  return 1;
}

static void *allocate(size_t size, size_t alignment) {
  if (!heap_end) {
    heap_end = (unsigned char *)(__builtin_wasm_memory_size(0) * page);
    live_begin(&__heap_base, (size_t)(heap_end - &__heap_base));
    live_grow_with(grow);
  }
  void *block = live_allocate(size, alignment);
  // Swift would go on and write to address 0.
  if (!block) __builtin_trap();
  return block;
}

void *malloc(size_t size) { return allocate(size, 16); }

int posix_memalign(void **block, size_t alignment, size_t size) {
  *block = allocate(size, alignment);
  return 0;
}

void free(void *block) { live_free(block); }

// Instructions of WebAssembly, which the compiler makes of them.
void *memcpy(void *to, const void *from, size_t n) {
  return __builtin_memcpy(to, from, n);
}
void *memmove(void *to, const void *from, size_t n) {
  return __builtin_memmove(to, from, n);
}
void *memset(void *to, int byte, size_t n) {
  return __builtin_memset(to, byte, n);
}

int memcmp(const void *a, const void *b, size_t n) {
  const unsigned char *x = a, *y = b;
  for (; n; n--, x++, y++)
    if (*x != *y) return *x - *y;
  return 0;
}

// The seed of hash tables: always the same, so that each run is like the last.
void arc4random_buf(void *bytes, size_t n) { memset(bytes, 0x5A, n); }

// To the nearest number, halves away from 0: WebAssembly's own instruction takes
// them to the even one.
double round(double x) {
  double whole = __builtin_trunc(x);
  return __builtin_fabs(x - whole) < 0.5 ? whole
                                         : whole + __builtin_copysign(1, x);
}

float roundf(float x) { return (float)round(x); }

// What Unicode says of a character stands in tables of tens of kilobytes. The
// module keeps the letters A-Z and nothing else, so that here each code stands
// for itself: it has no other form, and joins with no other.
uint16_t _swift_stdlib_getNormData(uint32_t code) { return 0; }
uint32_t _swift_stdlib_getComposition(uint32_t x, uint32_t y) { return -1; }
uint32_t _swift_stdlib_getDecompositionEntry(uint32_t code) { return 0; }
const uint8_t *_swift_stdlib_nfd_decompositions;
uint8_t _swift_stdlib_getGraphemeBreakProperty(uint32_t code) { return 0xFF; }
_Bool _swift_stdlib_isInCB_Consonant(uint32_t code) { return 0; }
_Bool _swift_stdlib_isExtendedPictographic(uint32_t code) { return 0; }
