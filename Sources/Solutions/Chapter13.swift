import ManyProcesses
import Tensors

extension Solutions {
  /// Several processes that train together.
  public enum Chapter13 {}
}

extension Solutions.Chapter13 {
  /// 1. In the ring each process sends a part of n / p numbers in each of
  /// 2 (p - 1) turns, so 2 (p - 1) / p · n as in the tree, to a neighbour only.
  /// The tree needs 2 log₂ p turns. What counts for a short vector is turns:
  /// with 1,024 processes 2,046 latencies in place of 20.
  ///
  /// - Returns: the turns of the ring and of the tree.
  public static func turns(of processes: Int) -> (ring: Int, tree: Int) {
    (2 * (processes - 1), 2 * processes.trailingZeroBitCount)
  }

  /// 2. Part k goes around the ring from process k on and takes up the part of
  /// each process that it comes by. So the order of a sum depends on where in
  /// the vector a number stands, and on how many processes there are: other
  /// bits for two of them than for four.
  ///
  /// - Parameter vectors: what each process has, all of one length.
  /// - Returns: what all of them have in the end.
  public static func ringSum(of vectors: [Tensor]) -> Tensor {
    let (p, n) = (vectors.count, vectors[0].count)
    return Tensor.concatenate(
      (0..<p).map { part in
        let range = n * part / p..<n * (part + 1) / p
        return (1..<p).reduce(vectors[part][range]) { sum, turn in
          sum + vectors[(part + turn) % p][range]
        }
      })
  }

  /// 3. Eight shards can be shared by eight processes at most. With 64 of them
  /// the sums are added in another order, so the bits are others, and each
  /// shard is smaller: what a shard costs whatever its size is paid 64 times.
  ///
  /// - Returns: whether a number of shards serves so many processes.
  public static func serves(_ shards: Int, processes: Int) -> Bool {
    shards >= processes && shards % processes == 0
      && shards & (shards - 1) == 0
  }
}
