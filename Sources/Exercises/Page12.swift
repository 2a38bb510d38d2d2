import Foundation

/// Exercises of page 12, the whole novel.
public enum Page12 {
  /// 12.1 Momentum (warm-up, 5 minutes)
  ///
  /// The velocity starts at 0; every step makes it v ← μ v + g, and moves the
  /// parameter by -η v. How far is the parameter from where it began, after a
  /// step for each gradient?
  ///
  ///     moved(by: [1, 1], learningRate: 1, momentum: 0.5)  // -2.5
  public static func moved(
    by gradients: [Double], learningRate η: Double, momentum μ: Double
  ) throws -> Double {
    throw Unfinished()
  }

  /// 12.2 Adam, with its correction (standard, 25 minutes)
  ///
  /// The steps of Adam for one parameter. From m = v = 0, for the gradient g
  /// of step t = 1, 2, …
  ///
  ///     m ← β₁ m + (1 - β₁) g,   v ← β₂ v + (1 - β₂) g²,
  ///     step = -η m̂ / (√v̂ + ε),  m̂ = m / (1 - β₁ᵗ),  v̂ = v / (1 - β₂ᵗ)
  ///
  /// with β₁ = 0.9, β₂ = 0.999 and ε = 1e-8.
  ///
  /// - Returns: the step for each gradient.
  ///
  ///     adamSteps([5], learningRate: 0.1)  // [-0.1], whatever g is
  public static func adamSteps(
    _ gradients: [Double], learningRate η: Double
  ) throws -> [Double] {
    throw Unfinished()
  }

  /// 12.3 A mask of dropout (warm-up, 5 minutes)
  ///
  /// For each number drawn from 0 ..< 1: 0 if it is less than p, and otherwise
  /// 1 / (1 - p), so that the mean stays.
  ///
  ///     dropoutMask([0.1, 0.7], p: 0.5)  // [0, 2]
  public static func dropoutMask(
    _ draws: [Double], p: Double
  ) throws -> [Double] {
    throw Unfinished()
  }

  /// 12.4 One table or two (warm-up, 5 minutes)
  ///
  /// An embedding has a vector of e numbers for each of d tokens. The output
  /// layer has weights of the same size and a bias for each token. How many
  /// parameters are these, if the two tables are tied to one or not?
  ///
  ///     tableParameters(vocabularySize: 10, dimensions: 3, tied: true)  // 40
  public static func tableParameters(
    vocabularySize d: Int, dimensions e: Int, tied: Bool
  ) throws -> Int {
    throw Unfinished()
  }

  /// 12.5 Multiply two models (standard, 10 minutes)
  ///
  /// Two models give probabilities p and q to the same tokens. Multiply
  /// p^λ q^(1 - λ) for each token, and divide by the sum, so that the results
  /// add up to one.
  ///
  ///     geometricMean(of: [0.8, 0.2], and: [0.2, 0.8], share: 0.5)
  ///     // [0.5, 0.5]
  public static func geometricMean(
    of p: [Double], and q: [Double], share λ: Double
  ) throws -> [Double] {
    throw Unfinished()
  }
}
