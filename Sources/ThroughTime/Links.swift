import Basics
import Tensors

/// How much of the gradient passes from each step to the one before it.
///
/// Between T steps there are T − 1 links. Factors of 1 give the gradient of
/// the loss; other factors give something that is cheaper, or biased, or noisy.
public struct Links: Equatable, Sendable {
  /// λ_1 … λ_{T−1}: what step t + 1 hands back to step t is multiplied by λ_t.
  public let factors: [Float]

  /// Links with factors of your own.
  public init(factors: [Float]) { self.factors = factors }

  /// The factor between step t and step t + 1; 1 after the last step.
  func factor(after t: Int) -> Float {
    t <= factors.count ? factors[t - 1] : 1
  }

  // snippet.links
  /// Everything passes: the full gradient.
  public static func all(_ steps: Int) -> Links {
    Links(factors: Array(repeating: 1, count: steps - 1))
  }

  /// Nothing passes between blocks of k steps: the truncated gradient.
  public static func blocks(of k: Int, steps: Int) -> Links {
    require(k > 0, "links: a block has at least one step, not \(k)")
    return Links(factors: (1..<steps).map { $0 % k == 0 ? 0 : 1 })
  }
  // snippet.end

  // snippet.random-links
  /// Each link is kept with probability π, and is then worth 1 / π; otherwise
  /// nothing passes. Its mean is 1.
  public static func random(
    keeping π: Double, steps: Int,
    using generator: inout some RandomNumberGenerator
  ) -> Links {
    require(0 < π && π <= 1, "links: \(π) is no probability above 0")
    return Links(
      factors: (1..<steps).map { _ in
        generator.uniform() < π ? Float(1 / π) : 0
      })
  }
  // snippet.end
}
