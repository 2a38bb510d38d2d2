import Basics
import Tensors

/// Texts and independent counts for the tests of n-grams.
enum NGramText {
  /// Random tokens over a vocabulary of which index 0 and the last index never
  /// occur. Small numbers are more frequent.
  static func random(_ length: Int, vocabularySize: Int, seed: UInt64 = 1)
    -> [Int]
  {
    var generator = SplitMix64(seed: seed)
    return (0..<length).map { _ in
      let bound = generator.integer(below: vocabularySize - 2) + 1
      return generator.integer(below: bound) + 1
    }
  }

  /// The n-grams of one length with a dictionary, in order of appearance.
  static func counted(
    _ text: [Int], length: Int
  ) -> [(tokens: [Int], count: Int)] {
    var counts: [[Int]: Int] = [:]
    var order: [[Int]] = []
    for start in 0..<max(0, text.count - length + 1) {
      let tokens = Array(text[start..<start + length])
      if counts[tokens] == nil { order.append(tokens) }
      counts[tokens, default: 0] += 1
    }
    return order.map { ($0, counts[$0]!) }
  }
}
