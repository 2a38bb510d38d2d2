import Basics
import Tensors

/// A Markov chain of first order: states 0, 1, 2, …, of which the next one
/// depends on the present one only.
public struct MarkovChain {
  /// (states, states): row i holds P(x_{t+1} = j | x_t = i) for all j.
  public let transition: Tensor

  /// A chain with the given rows of probabilities.
  public init(_ rows: [[Float]]) {
    transition = Tensor(rows)
    require(
      transition.shape == [rows.count, rows.count] && !rows.isEmpty,
      "Markov chain: its matrix must be square, not "
        + transition.shape.written)
    require(
      rows.allSatisfy { row in
        row.allSatisfy { (0...1).contains($0) }
          && abs(row.reduce(0, +) - 1) < 1e-5
      },
      "Markov chain: each row must hold probabilities that sum to 1, not "
        + "\(rows)")
  }

  /// The number of states.
  public var states: Int { transition.shape[0] }

  /// A walk of `count` states, which starts in state 0.
  public func walk(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    let rows = (0..<states).map { transition[$0].elements }
    var walk: [Int] = []
    for _ in 0..<count {
      walk.append(walk.last.map { draw(rows[$0], using: &generator) } ?? 0)
    }
    return walk
  }

  /// A state, drawn by its probability.
  private func draw(
    _ probabilities: [Float], using generator: inout some RandomNumberGenerator
  ) -> Int {
    var rest = generator.uniform()
    for (state, p) in probabilities.enumerated() {
      rest -= Double(p)
      if rest < 0 { return state }
    }
    // Rounding may leave a little over: the last state that can come at all.
    return probabilities.lastIndex { $0 > 0 }!
  }
}

extension MarkovChain {
  /// The distribution π that a step does not change, π P = π: (1, states).
  ///
  /// It is found by taking steps from even chances, which leads there if the
  /// chain can get from everywhere to everywhere in one and the same number of
  /// steps.
  public func stationaryDistribution(steps: Int = 1000) -> Tensor {
    var p = Tensor(repeating: 1 / Float(states), shape: [1, states])
    for _ in 0..<steps { p = p.matmul(transition) }
    return p
  }

  // snippet.reversed
  /// The same chain read backwards, once its states have the distribution π:
  /// P(x_t = i | x_{t+1} = j) = P(x_{t+1} = j | x_t = i) π_i / π_j.
  public func reversed() -> MarkovChain {
    let p = stationaryDistribution().elements
    require(
      p.allSatisfy { $0 > 0 },
      "reversed: a state that never comes again has no past, but the states "
        + "come with the probabilities \(p)")
    return MarkovChain(
      (0..<states).map { j in
        (0..<states).map { i in transition[i, j] * p[i] / p[j] }
      })
  }
  // snippet.end
}

// snippet.frequencies
/// How often state j stands `lag` places after state i, relative to all that
/// stands there: an estimate of P(x_{t+lag} = j | x_t = i), (states, states).
///
/// A negative lag looks back. The row of a state that never occurs is NaN.
public func frequencies(in walk: [Int], states: Int, lag: Int) -> Tensor {
  var counts = Tensor.zeros(states, states)
  for (time, state) in walk.enumerated()
  where walk.indices.contains(time + lag) {
    counts[state, walk[time + lag]] += 1
  }
  return counts / counts.sum(axis: 1, keepingAxis: true)
}
// snippet.end
