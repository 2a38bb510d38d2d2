// The calls of MPI that the course needs. Swift does not see MPI's constants,
// which are macros, so they stand here.
#ifndef CMPI_SHIM_H
#define CMPI_SHIM_H

#include <mpi.h>

/// Joins the processes that mpirun started. Only the main thread may speak.
static inline void cmpi_start(void) {
  int level;
  MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &level);
}

static inline int cmpi_rank(void) {
  int rank;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

static inline int cmpi_count(void) {
  int count;
  MPI_Comm_size(MPI_COMM_WORLD, &count);
  return count;
}

/// Sends floats to a partner, and receives those that it sends.
static inline void cmpi_exchange(
    const float *sent, int sent_count, float *received, int received_count,
    int partner) {
  MPI_Sendrecv(
      sent, sent_count, MPI_FLOAT, partner, 0, received, received_count,
      MPI_FLOAT, partner, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

/// Gives everybody the same number of bytes of everybody, in order of ranks.
static inline void cmpi_gather(const void *sent, void *all, int count) {
  MPI_Allgather(sent, count, MPI_BYTE, all, count, MPI_BYTE, MPI_COMM_WORLD);
}

/// Leaves in order; all processes have to.
static inline void cmpi_finish(void) { MPI_Finalize(); }

/// Ends all processes at once.
static inline void cmpi_abort(int status) { MPI_Abort(MPI_COMM_WORLD, status); }

#endif
