import Tensors

// snippet.pairwise
/// The sum of some parts in pairs, and of these in pairs: for eight of them
/// ((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7)). Their number is a power of two.
public func pairwiseSum(
  of parts: Range<Int>, _ part: (Int) -> Tensor
) -> Tensor {
  guard parts.count > 1 else { return part(parts.lowerBound) }
  let middle = parts.lowerBound + parts.count / 2
  var sum = pairwiseSum(of: parts.lowerBound..<middle, part)
  sum.add(pairwiseSum(of: middle..<parts.upperBound, part), scaledBy: 1)
  return sum
}
// snippet.end

extension ProcessGroup {
  // snippet.sum
  /// The sum of the vectors of all processes, in pairs of neighbours, and of
  /// these in pairs: the same bits for each. Their number is a power of two.
  ///
  /// Each process sends 2 (p - 1) / p of its vector.
  public func sum(_ vector: Tensor) -> Tensor {
    Tensor.withoutRecording {
      var part = vector
      var given: [Int] = []
      var distance = 1
      while distance < count {  // each turn halves what a process adds up
        let (lower, upper) = part.halves
        let isLower = rank & distance == 0
        let (kept, sent) = isLower ? (lower, upper) : (upper, lower)
        part =
          kept
          + exchange(sent, with: rank ^ distance, receiving: kept.count)
        given.append(sent.count)
        distance *= 2
      }
      while distance > 1 {  // and the finished parts come back
        distance /= 2
        let other = exchange(
          part, with: rank ^ distance, receiving: given.removeLast())
        let isLower = rank & distance == 0
        part = Tensor.concatenate(isLower ? [part, other] : [other, part])
      }
      return part
    }
  }
  // snippet.end
}

extension Tensor {
  fileprivate var halves: (lower: Tensor, upper: Tensor) {
    (self[0..<count / 2], self[count / 2..<count])
  }
}
