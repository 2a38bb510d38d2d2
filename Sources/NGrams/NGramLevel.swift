import Basics

/// All n-grams of one length in a text, in the order of their indices.
///
/// The levels of `NGramCounts` form a tree: an n-gram is the parent of those
/// that continue it by one token, and these stand side by side.
struct NGramLevel: Equatable, Sendable {
  /// The last token of each n-gram, ascending among siblings.
  var tokens: [Int] = []
  /// How often each occurs.
  var counts: [Int] = []
  /// Where each occurs first.
  var firstPositions: [Int] = []
  /// How often each is followed by another token: as often as it occurs, but
  /// once less if the text ends with it.
  var continuations: [Int] = []
  /// The children of n-gram i are those from `firstChild[i]` to before
  /// `firstChild[i + 1]` in the next level.
  var firstChild: [Int] = []

  /// The children of an n-gram in the next level.
  func children(of node: Int) -> Range<Int> {
    firstChild[node]..<firstChild[node + 1]
  }
}

extension NGramLevel {
  /// The only n-gram without tokens, which begins everywhere.
  static func root(of indices: [Int]) -> NGramLevel {
    NGramLevel(tokens: [0], counts: [indices.count], firstPositions: [0])
  }

  /// Counts the n-grams that are longer by one token, and makes them the
  /// children of these.
  ///
  /// - Parameters:
  ///   - length: the number of tokens of the n-grams in this level.
  ///   - nodes: `nodes[i]` is the n-gram that starts at position i; becomes
  ///     the longer n-gram that starts there.
  ///   - byToken: the positions of the text, sorted by the token there.
  mutating func extend(
    by byToken: [Int], of indices: [Int], length: Int, nodes: inout [Int]
  ) -> NGramLevel {
    // snippet.extend
    // By the token at the end, and then, stably, by the n-gram before it.
    var starts: [Int] = []
    for i in 0..<byToken.count where byToken[i] >= length {
      starts.append(byToken[i] - length)
    }
    let order = sorted(starts, byKeys: nodes, below: tokens.count)
    var longer = NGramLevel()
    continuations = [Int](repeating: 0, count: tokens.count)
    firstChild = [Int](repeating: 0, count: tokens.count + 1)
    var previous = (parent: -1, token: -1)
    for i in 0..<order.count {
      let start = order[i]
      let parent = nodes[start]
      let token = indices[start + length]
      if parent != previous.parent || token != previous.token {
        longer.tokens.append(token)
        longer.counts.append(0)
        longer.firstPositions.append(start)
        firstChild[parent + 1] += 1
        previous = (parent, token)
      }
      nodes[start] = longer.tokens.count - 1
      longer.counts[nodes[start]] += 1
      continuations[parent] += 1
    }
    for node in tokens.indices { firstChild[node + 1] += firstChild[node] }
    return longer
    // snippet.end
  }
}
