import NGrams
import TextData

// Chapter 2d, perplexity.

extension Solutions.Chapter02 {
  /// 2d, exercise 1. The perplexity of a model that gave these probabilities to
  /// the tokens that came.
  ///
  /// By hand: 1/2, 1/4, 1/4 and 1/8 are 1, 2, 2 and 3 bits, together 8. That is
  /// 2 bits per token, and the perplexity is 2² = 4. A fifth token with the
  /// probability 1 adds no bit, but the mean is taken over five: 8/5 = 1.6 bits,
  /// and a perplexity of 2^1.6, about 3.03. A text is easier to predict the more
  /// of it goes without saying.
  public static func perplexity(of probabilities: [Double]) -> Perplexity {
    var perplexity = Perplexity()
    for p in probabilities { perplexity.add(probability: p) }
    return perplexity
  }
}

extension Solutions.Chapter02 {
  /// 2d, exercise 2. A smoothing weight for each order, chosen on the last fifth of the
  /// training text.
  ///
  /// All begin at 32. Then one weight after the other, that of the single
  /// tokens first, takes the candidate with the least perplexity while the
  /// others are held still.
  ///
  /// For the first 10,000 characters of the novel and order 8, the candidates
  /// 4, 16 and 64 give 64 for the orders 1 to 3, 16 for 4 to 7, and 4 for 8.
  /// (More candidates find little more and take longer.) The perplexity of the
  /// last fifth falls from 7.44 to 7.32, and that of the held-out text from
  /// 5.65 to 5.49. The longer a context, the fewer tokens ever follow it, and
  /// the more a single count says.
  public static func weights(
    for training: [Int], order: Int, vocabularySize: Int,
    among candidates: [Double] = Baselines.weights
  ) throws -> [Double] {
    let fitted = training.count * 4 / 5
    let counts = try NGramCounts(
      of: Array(training.prefix(fitted)), order: order,
      vocabularySize: vocabularySize)
    let last = Array(training.dropFirst(fitted))
    var weights = [Double](repeating: 32, count: order)
    for i in 0..<order {
      let perplexities = try candidates.map { candidate in
        weights[i] = candidate
        return try NGramModel(counts, smoothing: weights)
          .perplexity(on: last).value
      }
      let best = perplexities.indices.min {
        perplexities[$0] < perplexities[$1]
      }
      weights[i] = candidates[best!]
    }
    return weights
  }
}

extension Solutions.Chapter02 {
  /// 2d, exercise 3. Baselines of words and of characters on the same stretches of a text,
  /// lines joined by spaces: then a word and the space after it are as many
  /// characters.
  ///
  /// A word model of the novel has a perplexity of 634, a character model 5.12.
  /// The two choose among different things: one guesses a word among 4,580,
  /// the other a character among 28, and a word is 5.3 characters. The bits for
  /// the same stretch of text may be compared. Words come to 1.75 for each
  /// character and characters to 2.36.
  ///
  /// Do words win? Not quite. Their vocabulary is that of the whole novel, so
  /// the model was told all words of the held-out text. If it knows only those
  /// of the training text, 23 % of the held-out words are `<unk>`, and each of
  /// them must be spelt as well, say by the character model. Then words cost
  /// 2.39 bits for each character, and the two are nearly even.
  public struct WordsAndCharacters {
    /// The perplexity of the best model of words, and that of characters.
    public let perplexities: (words: Double, characters: Double)
    /// Bits for each character of the held-out text.
    public let bits: (words: Double, characters: Double)
    /// The same for words if the ones that do not occur in the training text
    /// must be spelt.
    public let bitsWithSpelling: Double
    /// The share of these words.
    public let unknownShare: Double
    /// The mean length of a word with its space.
    public let lengthOfWord: Double

    /// - Parameters:
    ///   - training: how many characters are counted.
    ///   - heldOut: how many after these are predicted.
    public init(
      _ text: String, training: Int = 10_000, heldOut: Int = 5_000
    ) throws {
      func best(_ training: [Int], _ heldOut: [Int], _ size: Int) throws
        -> HeldOutScore
      {
        try Baselines(
          training: training, heldOut: heldOut, vocabularySize: size
        ).rows.last!
      }
      let characters = Corpus(text, tokens: .character, joiningLines: .space)
      let (first, later) = (
        characters.prefix(training),
        characters.heldOut(heldOut, after: training)
      )
      let ofCharacters = try best(first, later, characters.vocabulary.count)

      // Every word ends with a space: there are as many words as spaces.
      let space = characters.vocabulary[" "]
      let words = Corpus(text, tokens: .word)
      let learnt = words.prefix(first.count { $0 == space })
      let measured = words.heldOut(
        later.count { $0 == space }, after: learnt.count)
      let ofWords = try best(learnt, measured, words.vocabulary.count)

      let known = Vocabulary(words.vocabulary.tokens(at: learnt))
      let spellings = words.vocabulary.tokens(at: measured)
      let ofKnown = try best(
        known.indices(of: words.vocabulary.tokens(at: learnt)),
        known.indices(of: spellings), known.count)
      let unknown = spellings.filter { known[$0] == 0 }
      let spelt = unknown.reduce(0) { $0 + $1.count + 1 }

      lengthOfWord = Double(later.count) / Double(measured.count)
      perplexities = (ofWords.perplexity, ofCharacters.perplexity)
      bits = (ofWords.bits / lengthOfWord, ofCharacters.bits)
      unknownShare = Double(unknown.count) / Double(measured.count)
      bitsWithSpelling =
        ofKnown.bits / lengthOfWord
        + ofCharacters.bits * Double(spelt) / Double(later.count)
    }
  }
}
