// Operations on sixteen floats for WebAssembly, whose registers hold four.
// Clang cuts a vector into registers whatever surrounds it; Swift's own
// operators are loops over the lanes there, which stay loops in long functions.
#pragma once
#pragma STDC FP_CONTRACT OFF

typedef float float16 __attribute__((ext_vector_type(16)));
typedef double double16 __attribute__((ext_vector_type(16)));

#define OPERATION static inline __attribute__((always_inline))

OPERATION float16 vector_add(float16 a, float16 b) { return a + b; }
OPERATION float16 vector_subtract(float16 a, float16 b) { return a - b; }
OPERATION float16 vector_multiply(float16 a, float16 b) { return a * b; }
OPERATION float16 vector_divide(float16 a, float16 b) { return a / b; }

OPERATION double16 vector_add_doubles(double16 a, double16 b) { return a + b; }
OPERATION double16 vector_multiply_doubles(double16 a, double16 b) {
  return a * b;
}

// x where one of the two is NaN.
OPERATION float16 vector_maximum(float16 x, float16 y) { return x < y ? y : x; }
OPERATION float16 vector_minimum(float16 x, float16 y) { return x > y ? y : x; }
