import Basics
import SequenceModels
import Tensors

extension Solutions {
  /// Exercises of chapter 1, sequence models.
  public enum Chapter01 {
    /// 1. The probability that a chain in the first of these states goes on
    /// with the others.
    ///
    /// After sun, clouds and then rain: 0.8 · 0.7 = 0.56.
    public static func chance(of path: [Int], in chain: MarkovChain) -> Double {
      zip(path, path.dropFirst()).reduce(1) {
        $0 * Double(chain.transition[$1.0, $1.1])
      }
    }

    /// 1. The same for two steps, whatever comes between: a sum over all that
    /// may.
    ///
    /// From sun to rain it is 0.1 · 0.1 + 0.8 · 0.7 + 0.1 · 0.1 = 0.58, which
    /// the square of the matrix has in its first row and last column.
    public static func chanceInTwoSteps(
      from i: Int, to j: Int, in chain: MarkovChain
    ) -> Double {
      (0..<chain.states).reduce(0) { $0 + chance(of: [i, $1, j], in: chain) }
    }

    /// 2. The squared error that the mean of `tau` values may be expected to
    /// have on a shuffled series.
    ///
    /// In random order the values say nothing about each other. So the error
    /// is the variance of the next value and that of the mean, σ² + σ² / τ.
    /// Four values have 1.25 σ², forty have 1.025 σ², and the constant guess
    /// at the mean of the whole series has σ², below which nothing comes.
    public static func errorWhenShuffled(
      meanOf tau: Int, of series: TimeSeries
    ) -> Double {
      variance(of: series) * (1 + 1 / Double(tau))
    }

    /// 2. The mean squared distance of the values from their mean, which is
    /// the error of the best constant guess.
    public static func variance(of series: TimeSeries) -> Double {
      let values = series.values.map(Double.init)
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    }

    /// 3. The weather with clouds and rain as one state.
    ///
    /// The counts of one step are near ((0.1, 0.9), (0.386, 0.614)), whose
    /// square has 0.357 in its first corner, while the counts of two steps have
    /// 0.23 there. The third line of the derivation fails. Whether sun follows
    /// "no sun" depends on whether that was clouds or rain, and the day before
    /// it says something about this: after sun it was mostly clouds. So x_{t-1}
    /// adds to what x_t says, and the merged walk is not a Markov chain of
    /// first order.
    public static func merged(_ days: [Int]) -> [Int] {
      days.map { min($0, 1) }
    }
  }
}
