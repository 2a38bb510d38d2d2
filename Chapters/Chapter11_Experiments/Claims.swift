import Chapter
import Experiments

// What the page says of each experiment at its full size.

/// An embedding helps, the more so the larger it is; a large start alone is
/// part of the reason.
func embeddingClaims(oneHot: Double, embeddings: [Double], folded: Double)
  -> [Claim]
{
  let all = [oneHot] + embeddings
  return [
    Claim(
      "larger embeddings are better, and any better than one-hot vectors",
      zip(all, all.dropFirst()).allSatisfy(>)),
    Claim(
      "the folded table lies between one-hot vectors and the embedding",
      embeddings.last! < folded && folded < oneHot),
  ]
}

/// What is chosen is the lowest, and not as low as counting.
func searchClaims(
  chosen: Double, among validations: [Double], least: Double, counting: Double
) -> [Claim] {
  [
    Claim(
      "what is chosen is the lowest in validation",
      chosen == validations.min()),
    Claim("the network stays above the model that counts", least > counting),
  ]
}

/// The longer the state stays attached, the larger the graph.
func detachClaims(graphSizes: [Int]) -> [Claim] {
  [
    Claim(
      "the graph grows from cut to cut",
      zip(graphSizes, graphSizes.dropFirst()).allSatisfy(<))
  ]
}

/// What several seeds gave at one learning rate.
struct ClippingRow {
  let rate: Float
  let isClipped: Bool
  /// Medians over the seeds.
  let best, worst, norm: Double
  /// How many runs ended with a loss that is not finite.
  let diverged: Int
}

extension [ClippingRow] {
  fileprivate subscript(rate: Float, isClipped: Bool) -> ClippingRow {
    first { $0.rate == rate && $0.isClipped == isClipped }!
  }

  /// With tanh, clipping saves great steps and leaves small ones.
  var claims: [Claim] {
    [
      Claim(
        "at the rates 1 and 2 clipping changes nothing",
        [1, 2].allSatisfy { self[$0, true].best == self[$0, false].best }
          && self[1, false].norm < 1),
      Claim(
        "from rate 4 on it is far worse without clipping",
        [4, 8, 16].allSatisfy {
          self[$0, false].worst > 1000 * self[$0, true].worst
        }),
    ]
  }

  /// With ReLU, clipping acts, and decides whether a run lasts.
  var claimsForReLU: [Claim] {
    [
      Claim("the norm leaves the ball", self[1, false].norm > 1),
      Claim(
        "at rate 8 clipping decides whether a run lasts",
        self[8, false].diverged > 0 && self[8, true].diverged == 0),
    ]
  }
}

/// What samples are like: the medians of one way to decode.
struct DecodingRow {
  let diversity, perplexity: Double
}

/// A power is a temperature; the more chance, the less probable the text.
func decodingClaims(_ rows: [String: DecodingRow]) -> [Claim] {
  let temperatures = [
    "greedy", "temperature 0.5", "temperature 1", "temperature 1.5",
  ].map { rows[$0]!.perplexity }
  let greedy = rows["greedy"]!.diversity
  return [
    Claim(
      "power 2 and temperature 0.5 are the same",
      abs(rows["power 2"]!.perplexity - temperatures[1]) < 0.005),
    Claim(
      "greedy decoding repeats itself most",
      rows.values.allSatisfy { $0.diversity >= greedy }),
    Claim(
      "perplexity rises with the temperature",
      zip(temperatures, temperatures.dropFirst()).allSatisfy(<)),
  ]
}

/// The last of several columns is that of the model that counts.
///
/// - Parameter columns: the perplexity against the characters read.
func contextClaims(_ columns: [[Int: Double]]) -> [Claim] {
  [
    Claim(
      "twenty characters are better than one for every model",
      columns.allSatisfy { $0[20]! < $0[1]! }),
    Claim(
      "after ten characters no network gains a hundredth more",
      columns.dropLast().allSatisfy { $0[50]! > 0.99 * $0[10]! }),
  ]
}

/// The perplexities on both texts of what was learnt from one of them.
struct TextRow {
  let network, counts: [Double]
}

/// - Parameter rows: learnt from the first text, and from the second.
func textClaims(_ rows: [TextRow]) -> [Claim] {
  [
    Claim(
      "what is learnt from a text fits that text better",
      [\TextRow.network, \.counts].allSatisfy { scores in
        let (first, second) = (
          rows[0][keyPath: scores], rows[1][keyPath: scores]
        )
        return first[0] < second[0] && second[1] < first[1]
      }),
    Claim(
      "the model that counts is below the network everywhere",
      rows.allSatisfy { row in
        zip(row.counts, row.network).allSatisfy { $0 < $1 && $1 < 28 }
      }),
  ]
}

/// The perplexity is the geometric mean of the choices, between the two others.
func meanClaims(_ means: PerplexityMeans) -> [Claim] {
  let perplexity = means.perplexity
  return [
    Claim(
      "the perplexity is the reciprocal of the geometric mean",
      abs(means.reciprocalOfGeometricMean - perplexity) < 1e-6 * perplexity),
    Claim(
      "the other means enclose the perplexity",
      means.harmonicMeanOfChoices < perplexity
        && perplexity < means.arithmeticMeanOfChoices),
  ]
}

/// With equal numbers of parameters every gated model beats every plain one.
func unitClaims(plain: Spread?, gated: [Spread?]) -> [Claim] {
  [
    Claim(
      "with equal numbers every gated model beats every plain one",
      gated.allSatisfy { gated in
        (gated?.most ?? .infinity) < plain?.least ?? -.infinity
      })
  ]
}
