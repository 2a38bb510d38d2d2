// Plain C on OpenBLAS: the network from scratch, workloads A and C.
//
//     pip install scipy-openblas32
//     cc -O3 -march=native peer_openblas.c -lscipy_openblas -lm -o program
//     ./program A scratch --threads 2 --seconds 8 --text timemachine.txt

#include <cblas.h>

#include "common.h"

// The package for Python has the same functions under names of its own.
#define cblas_sgemm scipy_cblas_sgemm
#define cblas_sgemv scipy_cblas_sgemv
#define openblas_set_num_threads scipy_openblas_set_num_threads
#define openblas_get_config scipy_openblas_get_config

enum { N = 32, T = 35, H = 512 };
enum { SIZE = V * H + H * H + H + H * V + V };

static float parameters[SIZE], gradients[SIZE];
static int X[T][N], Y[T][N];
static float states[T + 1][N][H], dA[T][N][H], scores[T * N][V];

// The five arrays lie one behind the other.
#define W_XH(p) (p)
#define W_HH(p) (W_XH(p) + V * H)
#define B_H(p) (W_HH(p) + H * H)
#define W_HQ(p) (B_H(p) + H)
#define B_Q(p) (W_HQ(p) + H * V)

// C += A B, row-major.
static void add_product(int m, int n, int k, const float *A, int a,
                        const float *B, float *C) {
  if (m == 1)
    cblas_sgemv(CblasRowMajor, CblasTrans, k, n, 1, B, n, A, 1, 1, C, 1);
  else
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, A, a, B,
                n, 1, C, n);
}

static void forward(const float *p, int steps, int batch) {
  for (int t = 0; t < steps; t++) {
    for (int i = 0; i < batch; i++)  // X W_xh is a row of W_xh
      for (int j = 0; j < H; j++)
        states[t + 1][i][j] = W_XH(p)[X[t][i] * H + j] + B_H(p)[j];
    add_product(batch, H, H, states[t][0], H, W_HH(p), states[t + 1][0]);
    for (int i = 0; i < batch; i++)
      for (int j = 0; j < H; j++) states[t + 1][i][j] = tanhf(states[t + 1][i][j]);
  }
  int rows = steps * batch;
  for (int row = 0; row < rows; row++)
    memcpy(scores[row], B_Q(p), V * sizeof(float));
  add_product(rows, V, H, states[1][0], H, W_HQ(p), scores[0]);
}

static void backward(const float *p, float *g) {
  memset(g, 0, SIZE * sizeof(float));
  cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, H, V, T * N, 1,
              states[1][0], H, scores[0], V, 0, W_HQ(g), V);
  for (int row = 0; row < T * N; row++)
    for (int v = 0; v < V; v++) B_Q(g)[v] += scores[row][v];
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, T * N, H, V, 1,
              scores[0], V, W_HQ(p), V, 0, dA[0][0], H);
  for (int t = T - 1; t >= 0; t--) {
    if (t < T - 1)  // what comes back through W_hh
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, N, H, H, 1,
                  dA[t + 1][0], H, W_HH(p), H, 1, dA[t][0], H);
    for (int i = 0; i < N; i++)
      for (int j = 0; j < H; j++) {
        float h = states[t + 1][i][j];
        dA[t][i][j] *= 1 - h * h;
        B_H(g)[j] += dA[t][i][j];
        W_XH(g)[X[t][i] * H + j] += dA[t][i][j];
      }
  }
  cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, H, H, T * N, 1,
              states[0][0], H, dA[0][0], H, 0, W_HH(g), H);
}

static void step(float *p, const float *g) {
  double squares = 0;
  for (int i = 0; i < SIZE; i++) squares += (double)g[i] * g[i];
  float rate = step_size(squares);
  for (int i = 0; i < SIZE; i++) p[i] -= rate * g[i];
}

static double epoch(long *tokens) {
  int start = rand() % T, length = (10000 - start - 1) / N, count = 0;
  double sum = 0;
  memset(states[0], 0, sizeof states[0]);
  for (int left = 0; left + T <= length; left += T, count++) {
    for (int t = 0; t < T; t++)
      for (int i = 0; i < N; i++) {
        const int *token = tokens_of_text + start + i * length + left + t;
        X[t][i] = token[0];
        Y[t][i] = token[1];
      }
    forward(parameters, T, N);
    sum += cross_entropy(scores[0], Y[0], T * N);
    backward(parameters, gradients);
    step(parameters, gradients);
    memcpy(states[0], states[T], sizeof states[0]);
  }
  *tokens = (long)count * T * N;
  return sum / count;
}

// Reads a token, and returns the one with the highest score.
static int next(int index) {
  int best = 0;
  X[0][0] = index;
  forward(parameters, 1, 1);
  memcpy(states[0][0], states[1][0], sizeof states[0][0]);
  for (int v = 1; v < V; v++)
    if (scores[0][v] > scores[0][best]) best = v;
  return best;
}

static double continuation(long *tokens) {
  int index = 0;
  memset(states[0], 0, sizeof states[0]);
  for (const char *c = "time traveller"; *c; c++)
    index = next(strchr(letters + 1, *c) - letters);
  for (*tokens = 1; *tokens < LENGTH; ++*tokens) index = next(index);
  return 0;
}

int main(int argc, char **argv) {
  double begin = now();
  read_arguments(argc, argv);
  openblas_set_num_threads(atoi(chosen.threads));
  for (int i = 0; i < SIZE; i++) parameters[i] = 0.01f * normal();
  memset(B_H(parameters), 0, H * sizeof(float));
  memset(B_Q(parameters), 0, V * sizeof(float));
  measure("C on OpenBLAS", openblas_get_config(), begin,
          chosen.workload == 'A' ? epoch : continuation);
}
