import Tensors

#if canImport(CMPI)
  import CMPI

  /// The processes that mpirun started.
  struct MPIProcesses: StartedGroup {
    let rank: Int
    let count: Int

    /// Joins them. To be called once, before anything else.
    init() {
      cmpi_start()
      (rank, count) = (Int(cmpi_rank()), Int(cmpi_count()))
    }

    func exchange(
      _ vector: Tensor, with partner: Int, receiving count: Int
    ) -> Tensor {
      let received = Tensor(uninitialized: [count])
      cmpi_exchange(
        vector.base, Int32(vector.count), received.base, Int32(count),
        Int32(partner))
      return received
    }

    func gather(_ bytes: [UInt8]) -> [[UInt8]] {
      guard !bytes.isEmpty else { return Array(repeating: [], count: count) }
      var all = [UInt8](repeating: 0, count: count * bytes.count)
      cmpi_gather(bytes, &all, Int32(bytes.count))
      return (0..<count).map {
        Array(all[$0 * bytes.count..<($0 + 1) * bytes.count])
      }
    }

    func leave() { cmpi_finish() }

    func endAll() { cmpi_abort(1) }
  }
#endif

/// The processes that were started together.
///
/// - Throws: `BuiltWithoutMPI` in a program that cannot talk to the others.
func startedProcesses(
  _ environment: [String: String]
) throws(BuiltWithoutMPI) -> any StartedGroup {
  // What Open MPI and MPICH tell those that they start.
  let count = ["OMPI_COMM_WORLD_SIZE", "PMI_SIZE"]
    .lazy.compactMap { environment[$0].flatMap { Int($0) } }.first
  #if canImport(CMPI)
    return count == nil ? SingleProcess() : MPIProcesses()
  #else
    guard count ?? 1 == 1 else { throw BuiltWithoutMPI() }
    return SingleProcess()
  #endif
}

/// mpirun started a program that does not know MPI.
public struct BuiltWithoutMPI: Error, Equatable, CustomStringConvertible {
  public var description: String {
    "This program was built without MPI, so the processes that mpirun started "
      + "cannot work together. Build it with RNN_MPI=1 swift build."
  }
}
