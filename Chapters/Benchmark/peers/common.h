// What the compiled peers share: the command line, the text, the loss, the
// clock and the report. The twin of common.py, for C and C++.

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { V = 28, COUNT = 10032, LENGTH = 1000 };

static struct {
  char workload;
  const char *model, *threads, *text;
  double seconds;
} chosen;

static int tokens_of_text[COUNT], length_of_text;
static char letters[V + 1] = " ";  // by index; index 0 is <unk>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + 1e-9 * time.tv_nsec;
}

static double random01(void) { return (rand() + 1.0) / (RAND_MAX + 2.0); }

static float normal(void) {
  return sqrt(-2 * log(random01())) * cos(2 * M_PI * random01());
}

// The novel as chapter 2 reads it: lines stripped and joined, small letters
// and spaces; indices by frequency.
static void read_text(void) {
  static char all[400000];
  int length = 0, frequency[128] = {0}, index[128] = {0}, c, gap = 0;
  char *line = all;
  FILE *file = fopen(chosen.text, "r");
  if (!file) { perror(chosen.text); exit(1); }
  while ((c = getc(file)) != EOF && length < 399998) {
    if (c == '\n') { line = all + length; gap = 0; continue; }
    if (c > 127 || !isalpha(c)) { gap = 1; continue; }
    if (gap && all + length > line) all[length++] = ' ';
    gap = 0;
    all[length++] = tolower(c);
  }
  fclose(file);
  for (int i = 0; i < length; i++) frequency[(int)all[i]]++;
  for (int rank = 1; rank < V; rank++) {
    int best = 0;
    for (int i = 1; i < 128; i++)
      if (frequency[i] > frequency[best]) best = i;
    index[best] = rank;
    letters[rank] = best;
    frequency[best] = 0;
  }
  length_of_text = chosen.workload == 'B' ? COUNT : 10000;
  for (int i = 0; i < length_of_text; i++)
    tokens_of_text[i] = index[(int)all[i]];
}

static void read_arguments(int argc, char **argv) {
  if (argc < 3) { fprintf(stderr, "workload model [options]\n"); exit(64); }
  chosen.workload = argv[1][0];
  chosen.model = argv[2];
  for (int i = 3; i + 1 < argc; i += 2) {
    if (!strcmp(argv[i], "--threads")) chosen.threads = argv[i + 1];
    if (!strcmp(argv[i], "--text")) chosen.text = argv[i + 1];
    if (!strcmp(argv[i], "--seconds")) chosen.seconds = atof(argv[i + 1]);
  }
  setenv("OMP_NUM_THREADS", chosen.threads, 1);
  read_text();
  srand(1);
}

// Softmax and cross-entropy: the mean loss; its gradient takes the place of the
// scores.
static double cross_entropy(float *scores, const int *targets, long rows) {
  double sum = 0;
  for (long row = 0; row < rows; row++) {
    float *s = scores + row * V, most = s[0], total = 0;
    for (int v = 1; v < V; v++) most = fmaxf(most, s[v]);
    for (int v = 0; v < V; v++) total += s[v] = expf(s[v] - most);
    sum -= log(s[targets[row]] / total);
    for (int v = 0; v < V; v++) s[v] /= total * rows;
    s[targets[row]] -= 1.0f / rows;
  }
  return sum / rows;
}

// The factor of a step of rate 1 with the gradient clipped to norm 1.
static float step_size(double squares) {
  return squares > 1 ? 1 / sqrt(squares) : 1;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

// Repeats the workload and prints the line of JSON. `repetition` returns the
// mean loss, and the tokens through its argument.
static void measure(const char *name, const char *version, double begin,
                    double (*repetition)(long *tokens)) {
  static double rates[1000000];
  int least = chosen.seconds < 1 ? 4 : chosen.workload == 'A' ? 12 : 5, count = 0;
  double first = 0, loss = 0, at10 = 0, measured = now();
  while (count < 4 || now() - measured < chosen.seconds ||
         (count < least && now() - measured < 30)) {
    long tokens;
    double start = now();
    loss = repetition(&tokens);
    rates[count++] = tokens / (now() - start);
    if (count == 1) first = now() - begin;
    if (count == 2) measured = now();  // two repetitions of warm-up
    if (count == 10) at10 = exp(loss);
  }
  int n = count - 2;
  qsort(rates + 2, n, sizeof(double), ascending);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"framework\": \"%s\", \"version\": \"%s\", \"impl\": \"%s\", "
         "\"workload\": \"%c\", \"unit\": \"rnn\", \"threads\": %s, "
         "\"tokens_per_s\": %f, \"p10\": %f, \"p90\": %f, "
         "\"first_epoch_s\": %f, \"peak_rss_mb\": %f, \"epochs\": %d",
         name, version, chosen.model, chosen.workload, chosen.threads,
         rates[2 + n / 2], rates[2 + n / 10], rates[2 + n * 9 / 10], first,
         usage.ru_maxrss / 1024.0, count);
  if (count > 9 && chosen.workload != 'C') printf(", \"ppl_10\": %f", at10);
  if (chosen.workload != 'C') printf(", \"final_ppl\": %f", exp(loss));
  printf("}\n");
}
