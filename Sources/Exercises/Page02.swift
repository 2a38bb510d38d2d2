import Foundation

/// Exercises of page 2, text as numbers.
public enum Page02 {
  /// 02.1 A vocabulary (standard, 15 minutes)
  ///
  /// All different tokens behind "<unk>": the most frequent first, and of two
  /// equally frequent ones the one that appears first.
  ///
  ///     vocabulary(of: ["b", "a", "c", "a"])  // ["<unk>", "a", "b", "c"]
  public static func vocabulary(of tokens: [String]) throws -> [String] {
    throw Unfinished()
  }

  /// 02.2 From tokens to indices (warm-up, 5 minutes)
  ///
  /// The place of each token in the vocabulary. What the vocabulary lacks gets
  /// the index 0, that of "<unk>".
  ///
  ///     indices(of: ["b", "x"], in: ["<unk>", "a", "b"])  // [2, 0]
  public static func indices(
    of tokens: [String], in vocabulary: [String]
  ) throws -> [Int] {
    throw Unfinished()
  }

  /// 02.3 Letters and single spaces (standard, 15 minutes)
  ///
  /// The letters A-Z and a-z of a line, in lower case. Every run of anything
  /// else becomes one space, and there is no space at either end.
  ///
  ///     normalized("The Time Machine, by H. G. Wells [1898]")
  ///     // "the time machine by h g wells"
  public static func normalized(_ line: String) throws -> String {
    throw Unfinished()
  }
}
