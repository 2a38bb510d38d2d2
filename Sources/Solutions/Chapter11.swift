import Basics
import Concise
import Experiments
import Layers
import Tensors

extension Solutions {
  /// Exercises of chapter 11, experiments.
  public enum Chapter11 {
    /// 1. The one table that two tables one after the other amount to.
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

    /// 2. The probability that a fair coin shows one of its sides, whichever it
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

    /// 3. How much better the best of several models looks on the text it is
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

    /// 4. The hidden units with which two layers have about as many parameters
    /// as one layer of a recipe: a fair comparison changes the depth alone.
    ///
    /// The second layer reads the first, so at equal width it adds twice the
    /// square of the hidden units. Two layers have to be narrower.
    public static func widthOfTwoLayers(like recipe: Recipe, tokens: Int)
      -> Int
    {
      var generator = SplitMix64(seed: 0)
      let wanted = recipe.parameterCount(tokens: tokens)
      func distance(_ hiddenUnits: Int) -> Int {
        let model = ConciseLanguageModel(
          recipe.unit, vocabularySize: tokens, hiddenUnits: hiddenUnits,
          layers: 2, embedding: recipe.embedding, using: &generator)
        return abs(model.parameterCount - wanted)
      }
      return (1...recipe.hiddenUnits).map { ($0, distance($0)) }
        .min { $0.1 < $1.1 }!.0
    }

    /// 5. Whether the three means agree: if and only if all probabilities are
    /// equal.
    ///
    /// The geometric mean lies between the other two (it is the arithmetic mean
    /// of logarithms, and the logarithm is curved), strictly unless all values
    /// are one.
    public static func meansAgree(_ probabilities: [Double]) -> Bool {
      let means = PerplexityMeans(probabilities, stretches: 1)
      return means.arithmeticMeanOfChoices - means.harmonicMeanOfChoices
        < 1e-9 * means.perplexity
    }
  }
}
