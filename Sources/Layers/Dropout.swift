import Basics
import Tensors

/// Dropout (Srivastava and others, 2014): in training, each element is 0 with
/// probability p, and what stays is divided by 1 - p, so that the mean stays.
///
/// It draws from numbers of its own, given by the seed, the step and the
/// place. So a run that is resumed needs no more than the number of its step,
/// and the minibatches are the same with dropout and without.
public struct Dropout: Equatable, Sendable {
  /// The probability that an element is dropped, in 0 ..< 1.
  public let probability: Float
  /// Where the random numbers start.
  public let seed: UInt64

  /// Drops elements with a probability in 0 ..< 1.
  public init(_ probability: Float, seed: UInt64) {
    require(
      (0..<1).contains(probability),
      "dropout: the probability must lie in 0 ..< 1, but it is \(probability)")
    (self.probability, self.seed) = (probability, seed)
  }

  /// The tensor with some of its elements dropped.
  ///
  /// - Parameters:
  ///   - step: another number for each step of a run.
  ///   - place: another number for each place of a model.
  // snippet.call
  public func callAsFunction(_ x: Tensor, step: Int, place: Int) -> Tensor {
    probability == 0 ? x : x * mask(x.shape, step: step, place: place)
  }
  // snippet.end

  // snippet.mask
  /// What is multiplied with: 0 or 1 / (1 - p).
  ///
  /// Each draw of 64 bits decides over four elements, so p is rounded to a
  /// multiple of 2⁻¹⁶.
  func mask(_ shape: Shape, step: Int, place: Int) -> Tensor {
    var generator = generator(step: step, place: place)
    let dropped = min(UInt64((probability * 0x1p16).rounded()), 0xFFFF)
    let kept = 0x1p16 / Float(0x1_0000 - dropped)
    let mask = Tensor(uninitialized: shape)
    var bits: UInt64 = 0
    for index in 0..<mask.count {
      if index % 4 == 0 { bits = generator.next() }
      mask.base[index] = bits & 0xFFFF < dropped ? 0 : kept
      bits >>= 16
    }
    return mask
  }
  // snippet.end

  /// Numbers of their own for a step and a place: each of the three moves the
  /// state that the one before it has mixed.
  private func generator(step: Int, place: Int) -> SplitMix64 {
    var state = seed
    for number in [step, place] {
      var generator = SplitMix64(
        seed: state ^ UInt64(bitPattern: Int64(number)))
      state = generator.next()
    }
    return SplitMix64(seed: state)
  }
}
