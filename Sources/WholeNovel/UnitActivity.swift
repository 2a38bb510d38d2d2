import Basics
import Concise
import Foundation
import Layers
import Tensors
import TextData

/// Something simple that can be said of each character of a text, as a number:
/// what a unit may have come to follow.
public struct TextFeature: Sendable {
  /// What it is, in a few words.
  public let name: String
  /// A number for each character.
  public let values: @Sendable ([Character]) -> [Double]

  /// A feature with a name.
  public init(
    _ name: String, _ values: @escaping @Sendable ([Character]) -> [Double]
  ) {
    (self.name, self.values) = (name, values)
  }

  // snippet.features
  /// The features that are looked for. They are about the character that was
  /// just read, but for one, which is about the next.
  public static let simple: [TextFeature] = [
    TextFeature("space") { $0.map { $0 == " " ? 1 : 0 } },
    TextFeature("vowel") { $0.map { "aeiou".contains($0) ? 1 : 0 } },
    TextFeature("letters since space", lettersSinceSpace),
    TextFeature("long word (7 or more)") {
      lettersSinceSpace($0).map { $0 >= 7 ? 1 : 0 }
    },
    TextFeature("after “th”") { text in
      text.indices.map { i in
        i > 0 && text[i - 1] == "t" && text[i] == "h" ? 1 : 0
      }
    },
    TextFeature("word began with “t”") { text in
      zip(text.indices, lettersSinceSpace(text)).map { i, count in
        count > 0 && text[i + 1 - Int(count)] == "t" ? 1 : 0
      }
    },
    TextFeature("next is a space") { text in
      text.indices.map { i in
        i + 1 < text.count && text[i + 1] == " " ? 1 : 0
      }
    },
  ]
  // snippet.end
}

/// How many letters have passed since the last space, this one with them.
@Sendable private func lettersSinceSpace(_ text: [Character]) -> [Double] {
  var count = 0.0
  return text.map { character in
    count = character == " " ? 0 : count + 1
    return count
  }
}

/// A unit that follows a feature.
public struct UnitFinding: Sendable {
  /// What it follows.
  public let feature: String
  /// Which unit, counted from 0.
  public let unit: Int
  /// The correlation where the unit was found, in -1 ... 1.
  public let found: Double
  /// That of the same unit on a text which had no say in finding it.
  public let confirmed: Double
}

/// What the hidden units of a model do while it reads a text.
public struct UnitActivity {
  /// The text that was read.
  public let text: [Character]
  /// The states after each token, (tokens, hidden units).
  public let states: Tensor

  /// Reads a text once, from a state of zeros.
  public init(
    of model: ConciseLanguageModel, on tokens: [Int], in vocabulary: Vocabulary
  ) {
    text = tokens.map { Character(vocabulary.tokens[$0]) }
    states = Tensor.withoutRecording {
      // snippet.read
      var state = model.initialState(batchSize: 1)
      var states: [Tensor] = []
      for start in stride(from: 0, to: tokens.count, by: 128) {
        let stretch = Array(tokens[start..<min(start + 128, tokens.count)])
        let H: Tensor
        (H, state) = model.hiddenStates(TokenMatrix([stretch]), state)
        states.append(H.reshaped(stretch.count, H.shape[2]))
      }
      return .concatenate(states)
      // snippet.end
    }
  }

  /// The activity of one unit, a number for each token.
  public func activity(of unit: Int) -> [Double] {
    let h = states.shape[1]
    return text.indices.map { Double(states.base[$0 * h + unit]) }
  }

  /// For each feature the unit whose activity has the largest correlation
  /// with it, whatever its sign, and its correlation on another text.
  public func findings(
    for features: [TextFeature] = TextFeature.simple,
    confirmedOn other: UnitActivity
  ) -> [UnitFinding] {
    let units = (0..<states.shape[1]).map(activity)
    return features.map { feature in
      // snippet.search
      let values = feature.values(text)
      let correlations = units.map { correlation($0, values) }
      let unit = correlations.indices.max {
        abs(correlations[$0]) < abs(correlations[$1])
      }!
      // snippet.end
      return UnitFinding(
        feature: feature.name, unit: unit, found: correlations[unit],
        confirmed: correlation(
          other.activity(of: unit), feature.values(other.text)))
    }
  }
}

/// Pearson's correlation of two series of equal length: 0 if one of them does
/// not change.
func correlation(_ x: [Double], _ y: [Double]) -> Double {
  let n = Double(x.count)
  let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
  var (xy, xx, yy) = (0.0, 0.0, 0.0)
  for (x, y) in zip(x, y) {
    xy += (x - mx) * (y - my)
    xx += (x - mx) * (x - mx)
    yy += (y - my) * (y - my)
  }
  let size = (xx * yy).squareRoot()
  return size == 0 ? 0 : xy / size
}
