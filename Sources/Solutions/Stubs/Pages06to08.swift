import Foundation
import Tensors

extension Solutions {
  /// Exercises of page 6 in code; 06.6 and 06.7 are in `Chapter06`.
  public enum Page06 {}
  /// Exercises of page 7 in code; 07.3 is in `Chapter07`.
  public enum Page07 {}
  /// Exercises of page 8 in code; 08.5 is in `Chapter08`.
  public enum Page08 {}
}

extension Solutions.Page06 {
  /// 06.1 The largest power is exp(0) = 1, so none is infinite.
  public static func softmax(_ scores: [Double]) -> [Double] {
    let largest = scores.max() ?? 0
    let powers = scores.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// 06.2 A score replaces the best so far only if it is higher.
  public static func greedy(_ scores: [Double]) -> Int {
    var best = 0
    for place in scores.indices where scores[place] > scores[best] {
      best = place
    }
    return best
  }

  /// 06.3 Sorted by falling score and rising place.
  public static func topK(_ scores: [Double], k: Int) -> [Int] {
    let ranked = scores.indices.sorted {
      (scores[$1], $0) < (scores[$0], $1)
    }
    return Array(ranked.prefix(k))
  }

  /// 06.4 Powers, divided by their sum.
  public static func tempered(
    _ p: [Double], temperature τ: Double
  ) -> [Double] {
    let powers = p.map { pow($0, 1 / τ) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// 06.5 The first piece whose right end lies beyond u.
  public static func draw(from p: [Double], at u: Double) -> Int {
    var end = 0.0
    for (token, probability) in p.enumerated() {
      end += probability
      if u < end { return token }
    }
    return p.lastIndex { $0 > 0 } ?? 0
  }
}

extension Solutions.Page07 {
  /// 07.1 The root of the sum of all squares.
  public static func globalNorm(_ gradients: [[Double]]) -> Double {
    gradients.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// 07.2 One factor for all numbers, and only outside the ball.
  public static func clipped(
    _ gradients: [[Double]], to theta: Double
  ) -> [[Double]] {
    let norm = globalNorm(gradients)
    if norm <= theta { return gradients }
    return gradients.map { $0.map { $0 * theta / norm } }
  }
}

extension Solutions.Page08 {
  /// 08.1 w - η g.
  public static func descended(
    _ parameters: [Double], gradients: [Double], learningRate: Double
  ) -> [Double] {
    zip(parameters, gradients).map { $0 - learningRate * $1 }
  }

  /// 08.2 The logarithm of the sum of powers, less the score of the target.
  public static func crossEntropy(
    _ scores: [[Double]], targets: [Int]
  ) -> Double {
    let losses = zip(scores, targets).map { row, target in
      let m = row.max()!
      let sum = row.reduce(0) { $0 + exp($1 - m) }
      return log(sum) + m - row[target]
    }
    return losses.reduce(0, +) / Double(losses.count)
  }

  /// 08.3 The numbers without their history.
  public static func carried(_ state: Tensor) -> Tensor { state.detached }

  /// 08.4 From each pair of places as far as both agree.
  public static func longestCopy(of sample: [Int], in text: [Int]) -> Int {
    var longest = 0
    for start in sample.indices {
      for place in text.indices {
        let run = zip(sample[start...], text[place...])
          .prefix { $0 == $1 }.count
        longest = max(longest, run)
      }
    }
    return longest
  }
}
