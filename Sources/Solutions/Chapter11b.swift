import Basics
import Concise
import Experiments
import Foundation
import Layers
import Tensors

extension Solutions {
  /// Exercises of chapter 11b, more experiments.
  public enum Chapter11b {
    /// 1. The perplexity of some probabilities, and what the other two means
    /// would make of it.
    ///
    /// For 1/2, 1/4 and 1/8 the product is 1/64, its third root 1/4, and the
    /// perplexity 4. The harmonic mean gives the mean of 2, 4 and 8, which is
    /// 14/3, and the arithmetic one the reciprocal of 7/24, which is 24/7.
    public static func means(_ p: [Double]) -> (
      geometric: Double, harmonic: Double, arithmetic: Double
    ) {
      let n = Double(p.count)
      return (
        exp(-p.reduce(0) { $0 + log($1) } / n),
        p.reduce(0) { $0 + 1 / $1 } / n,
        n / p.reduce(0, +)
      )
    }

    /// 2. Whether the three means agree: if and only if all probabilities are
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

    /// 3. The hidden units with which two layers have about as many parameters
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
  }
}
