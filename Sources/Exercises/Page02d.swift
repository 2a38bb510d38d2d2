import Foundation

/// Exercises of page 2d, perplexity.
public enum Page02d {
  /// 02d.1 From losses to perplexity (warm-up, 5 minutes)
  ///
  /// The exponential of the mean of the losses -log p, with the natural
  /// logarithm. There is at least one loss.
  ///
  ///     perplexity(ofLosses: [log(2), log(8)])  // 4
  public static func perplexity(ofLosses losses: [Double]) throws -> Double {
    throw Unfinished()
  }

  /// 02d.2 Bits for each character (warm-up, 5 minutes)
  ///
  /// A model of words has a perplexity for each word, and a word is so many
  /// characters in the mean, with the space behind it. How many bits does the
  /// model need for each character?
  ///
  ///     bitsPerCharacter(perplexity: 1024, charactersPerWord: 5)  // 2
  public static func bitsPerCharacter(
    perplexity: Double, charactersPerWord: Double
  ) throws -> Double {
    throw Unfinished()
  }

  /// 02d.3 Two texts as one (standard, 10 minutes)
  ///
  /// The perplexity on several texts taken together, from the perplexity on
  /// each of them and its number of tokens.
  ///
  ///     together([(perplexity: 2, tokens: 3), (perplexity: 32, tokens: 1)])
  ///     // 4, since 2 · 2 · 2 · 32 = 256 = 4 to the power of 4
  public static func together(
    _ texts: [(perplexity: Double, tokens: Int)]
  ) throws -> Double {
    throw Unfinished()
  }
}
