import Tensors

extension Solutions {
  /// Exercises of chapter 11, experiments.
  public enum Chapter11 {
    /// 1. The parameters of a plain network between a vocabulary of d tokens
    /// and h hidden units.
    ///
    /// The layer has h rows of input weights, as long as what it reads, h rows
    /// of h recurrent weights and two biases: h (d + h + 2). The output has
    /// d (h + 1). With 28 tokens and 64 hidden units that is 6,016 + 1,820 =
    /// 7,836. An embedding of k dimensions is a table of d k numbers, and the
    /// layer reads k numbers: 112 + 4,480 + 1,820 = 6,412 for k = 4.
    ///
    /// - Parameter k: the dimensions of the embedding; nil for one-hot vectors.
    public static func parameters(
      tokens d: Int, hiddenUnits h: Int, embedding k: Int?
    ) -> Int {
      (k.map { d * $0 } ?? 0) + h * ((k ?? d) + h + 2) + d * (h + 1)
    }

    /// 2. The one table that two tables one after the other amount to.
    ///
    /// A one-hot row picks row i of the embedding, and the product with the
    /// input weights follows: (e E) Wᵀ = e (E Wᵀ). The table E Wᵀ has a row
    /// for each token and a column for each hidden unit, as the input weights
    /// of the network with one-hot inputs. With k dimensions its rank is at
    /// most k, so small embeddings can express less, and none can express more.
    ///
    /// - Parameters:
    ///   - E: (tokens, dimensions).
    ///   - W: (hidden units, dimensions), as the layers keep it.
    /// - Returns: (tokens, hidden units).
    public static func oneTable(_ E: Tensor, _ W: Tensor) -> Tensor {
      E.matmul(W.transposed())
    }

    /// 3. The probability that a fair coin shows one of its sides, whichever it
    /// is, at least `wins` times in `pairs` throws (the sign test).
    ///
    /// Four of five has 3/8: no reason to believe anything. Nine of ten has
    /// about 2 %, which is one.
    public static func chanceOfWins(_ wins: Int, of pairs: Int) -> Double {
      guard 2 * wins > pairs else { return 1 }
      // A row of Pascal's triangle, as probabilities.
      var row = [1.0]
      for _ in 0..<pairs {
        row = zip([0] + row, row + [0]).map { ($0 + $1) / 2 }
      }
      return 2 * row[wins...].reduce(0, +)
    }

    /// 4. How much better the best of several models looks on the text it is
    /// chosen by than the model that another text would have chosen.
    ///
    /// Never negative, whatever the models are worth: it also rewards luck. The
    /// lowest score is a promise that new text will not keep.
    public static func optimism(
      of candidates: [(validation: Double, heldOut: Double)]
    ) -> Double? {
      guard
        let chosen = candidates.min(by: { $0.validation < $1.validation }),
        let lowest = candidates.map(\.heldOut).min()
      else { return nil }
      return chosen.heldOut - lowest
    }
  }
}
