import Basics
import Foundation
import Optimizers
import Tensors
import Training

extension Solutions {
  /// The whole novel.
  public enum Chapter12 {}
}

extension Solutions.Chapter12 {
  /// 1. With one gradient g in every step the velocity is
  /// g (1 + μ + μ² + …), which tends to g / (1 - μ): with μ = 0.9 the steps are
  /// ten times as long as without momentum. So the learning rate has to be
  /// smaller by as much.
  ///
  /// - Returns: how far a parameter moves in each step, for g = 1 and η = 1.
  public static func stepsWithMomentum(_ μ: Float, steps: Int) -> [Float] {
    var number = Number()
    var momentum = Momentum(learningRate: 1, momentum: μ)
    return (0..<steps).map { _ in
      let before = number.value.item
      number.value.gradient = Tensor(1)
      momentum.step(&number)
      return before - number.value.item
    }
  }

  private struct Number: Trainable {
    var value = Tensor(0).tracked()

    mutating func visitParameters(_ visit: ParameterVisitor) {
      visit("value", &value)
    }
  }

  /// 2. Half of the full rate: the cosine is as long above 0 as below, so its
  /// mean is 0, and that of (1 + cos πx) / 2 is 1/2.
  ///
  /// - Returns: the mean factor over all steps of a run.
  public static func meanFactor(epochs: Int, minibatches: Int) -> Float {
    let schedule = LearningRateSchedule.cosine(epochs: epochs)
    let factors = (1...epochs).flatMap { epoch in
      (0..<minibatches).map {
        schedule.factor(
          at: TrainingMoment(epoch: epoch, index: $0, of: minibatches),
          after: TrainingRecord())
      }
    }
    return factors.reduce(0, +) / Float(factors.count)
  }

  /// 3. The logarithm is concave, so for each token (Jensen)
  ///
  ///     -log(λp + (1 - λ)q) ≤ -λ log p - (1 - λ) log q,
  ///
  /// and the same holds for the mean over all tokens: the cross-entropy of the
  /// mean is at most the mean of the cross-entropies, which is at most the
  /// larger of them. Nothing keeps it above the smaller one. Where the two
  /// models are right in different places, it falls below both.
  ///
  /// - Returns: the right side less the left one, for one token.
  public static func gain(of p: Double, and q: Double, share λ: Double)
    -> Double
  {
    -λ * log(p) - (1 - λ) * log(q) + log(λ * p + (1 - λ) * q)
  }

  /// 4. The products do not add up to 1, so all of them are needed to divide by
  /// their sum; the mean needs the two probabilities of one token. A token to
  /// which one of the models gives nearly 0 gets nearly 0 here, however sure
  /// the other one is: each model has a veto. In a mean neither has one.
  ///
  /// - Returns: p^λ q^(1 - λ) for each token, divided by their sum.
  public static func geometricMean(
    of p: [Double], and q: [Double], share λ: Double
  ) -> [Double] {
    let products = zip(p, q).map { pow($0, λ) * pow($1, 1 - λ) }
    let sum = products.reduce(0, +)
    return products.map { $0 / sum }
  }
}
