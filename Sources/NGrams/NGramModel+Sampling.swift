import Basics

extension NGramModel {
  /// The `length` tokens that the model writes after a context, each drawn by
  /// its probability.
  ///
  /// `<unk>` has a small share of the probability. Unless the counted text
  /// itself contains it, a draw of `<unk>` is not written but repeated.
  public func sample(
    _ length: Int, after context: some Sequence<Int>,
    using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    let writesUnknown = counts.count(of: [0]) > 0
    var context = counts.context(after: context)
    return (0..<length).map { _ in
      var token: Int
      repeat {
        token = draw(in: context, using: &generator)
      } while token == 0 && !writesUnknown && vocabularySize > 1
      context = counts.context(after: token, in: context)
      return token
    }
  }

  /// Draws a token: each context, from the longest on, either chooses among
  /// what followed it, or hands over to the next shorter one.
  ///
  /// The choice has the probability n(c, ·) / (n(c, ·) + ε), and then token x
  /// has n(c, x) / n(c, ·): together with what is handed over, P(x | c).
  private func draw(
    in context: NGramContext, using generator: inout some RandomNumberGenerator
  ) -> Int {
    // snippet.draw
    for length in (0..<min(order, context.nodes.count)).reversed() {
      let node = context.nodes[length]
      let visits = counts.levels[length].continuations[node]
      let total = Double(visits) + smoothing[length]
      if visits > 0 && generator.uniform() * total < Double(visits) {
        let number = generator.integer(below: visits)
        return counts.continuation(number, of: node, length: length)
      }
    }
    return generator.integer(below: vocabularySize)
    // snippet.end
  }
}

extension NGramCounts {
  /// The token of continuation `number` of an n-gram, if those with the same
  /// token are numbered together.
  fileprivate func continuation(
    _ number: Int, of node: Int, length: Int
  ) -> Int {
    let longer = levels[length + 1]
    var rest = number
    for child in levels[length].children(of: node) {
      rest -= longer.counts[child]
      if rest < 0 { return longer.tokens[child] }
    }
    fatalError("n-gram \(node) has fewer than \(number + 1) continuations")
  }
}
