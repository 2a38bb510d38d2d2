/// The longest part of a sample that stands word for word in the text that a
/// model was trained on.
public struct VerbatimRun: Equatable, Sendable {
  /// How many tokens are copied.
  public let length: Int
  /// Where the part starts in the sample.
  public let start: Int
  /// Where it starts in the text, the first place of several.
  public let position: Int
  /// How many tokens the sample has.
  public let sampleLength: Int

  /// The copied part of the sample: 1 if it was copied whole.
  public var share: Double {
    sampleLength == 0 ? 0 : Double(length) / Double(sampleLength)
  }

  init(length: Int, start: Int, position: Int, sampleLength: Int) {
    (self.length, self.start) = (length, start)
    (self.position, self.sampleLength) = (position, sampleLength)
  }

  /// Finds the longest common run of two sequences of tokens, the first of
  /// several, by comparing every start with every other.
  public init(of sample: [Int], in text: [Int]) {
    sampleLength = sample.count
    // snippet.run
    var best = (length: 0, start: 0, position: 0)
    // runs[j]: how long the run is that ends at the current token of the
    // sample and at token j - 1 of the text.
    var runs = [Int](repeating: 0, count: text.count + 1)
    for (i, token) in sample.enumerated() {
      for j in stride(from: text.count, to: 0, by: -1) {
        runs[j] = text[j - 1] == token ? runs[j - 1] + 1 : 0
        if runs[j] > best.length
          || (runs[j] == best.length && i + 1 - runs[j] == best.start)
        {
          best = (runs[j], i + 1 - runs[j], j - runs[j])
        }
      }
    }
    (length, start, position) = best
    // snippet.end
  }
}
