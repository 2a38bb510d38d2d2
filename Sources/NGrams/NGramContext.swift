import Basics

/// What n-gram counts remember of the tokens read so far: the n-grams that
/// these tokens end with, from the empty one to the longest that was counted.
///
/// It is the state of an n-gram model. Older tokens are forgotten.
public struct NGramContext: Equatable, Sendable {
  /// The n-gram of the last k tokens, at k. The list ends before the first
  /// that does not occur in the counted text.
  var nodes = [0]
}

/// What was counted about a token and a context of one length.
struct NGramEvidence: Equatable, Sendable {
  /// n(context, token): how often the context was followed by the token.
  let hits: Int
  /// n(context, ·): how often the context was followed by anything.
  let visits: Int
}

extension NGramCounts {
  /// The context after reading one more token.
  // snippet.advance
  public func context(
    after token: Int, in context: NGramContext
  ) -> NGramContext {
    require(
      token >= 0 && token < vocabularySize,
      "NGramCounts: the token \(token) is outside a vocabulary of "
        + "\(vocabularySize)")
    var next = NGramContext()
    for (length, node) in context.nodes.enumerated() where length + 1 < order {
      guard let child = child(of: node, length: length, token) else { break }
      next.nodes.append(child)
    }
    return next
  }
  // snippet.end

  /// The context after reading these tokens from an empty context.
  public func context(after tokens: some Sequence<Int>) -> NGramContext {
    tokens.reduce(NGramContext()) { context(after: $1, in: $0) }
  }

  /// What was counted about a token after each part of a context, the empty
  /// one first; parts that nothing ever followed are left out.
  func evidence(for token: Int, in context: NGramContext) -> [NGramEvidence] {
    var evidence: [NGramEvidence] = []
    for (length, node) in context.nodes.enumerated() {
      let visits = levels[length].continuations[node]
      guard visits > 0 else { break }
      let child = child(of: node, length: length, token)
      let hits = child.map { levels[length + 1].counts[$0] } ?? 0
      evidence.append(NGramEvidence(hits: hits, visits: visits))
    }
    return evidence
  }

  /// The evidence for every token of a text but the first, each with those
  /// before it as its context.
  func evidence(along text: [Int]) -> [[NGramEvidence]] {
    var context = context(after: text.prefix(1))
    return text.dropFirst().map { token in
      defer { context = self.context(after: token, in: context) }
      return evidence(for: token, in: context)
    }
  }
}
