import Basics

/// A text prepared for finding what was copied from it: a suffix array.
///
///     let index = VerbatimIndex(of: corpus.prefix(10_000))
///     index.longestRun(in: sample).share  // 1: copied whole
///
/// It finds what `VerbatimRun(of:in:)` finds. For a text of n tokens the time
/// to prepare it grows with n log² n at most, and each search takes about
/// log n comparisons for each token of the sample.
public struct VerbatimIndex: Sendable {
  private let text: [Int]
  /// The places of the text, in the order of the suffixes that begin there.
  private let order: [Int]

  /// - Parameter text: indices into a vocabulary, from 0 on.
  public init(of text: [Int]) {
    self.text = text
    order = suffixOrder(of: text)
  }

  /// The longest part of a sample that stands in the text: the first of
  /// several, at its first place.
  public func longestRun(in sample: [Int]) -> VerbatimRun {
    // snippet.search
    var (start, length) = (0, 0)
    for candidate in sample.indices where sample.count - candidate > length {
      let rest = sample[candidate...]
      let place = firstPlace { precedes($0, rest) }
      // The suffixes most like the rest stand on both sides of its place.
      let neighbours = order[max(0, place - 1)..<min(order.count, place + 1)]
      let common = neighbours.map { commonLength($0, rest) }.max() ?? 0
      if common > length { (start, length) = (candidate, common) }
    }
    // snippet.end
    let run = sample[start..<start + length]
    let first = firstPlace { precedes($0, run) }
    // The suffixes that begin with the run stand side by side.
    let places = order[first...].prefix { commonLength($0, run) == length }
    return VerbatimRun(
      length: length, start: start,
      position: length == 0 ? 0 : places.min() ?? 0,
      sampleLength: sample.count)
  }

  /// The mean share of samples that stands in the text in one piece.
  public func meanShare(of samples: [[Int]]) -> Double {
    samples.reduce(0) { $0 + longestRun(in: $1).share }
      / Double(max(1, samples.count))
  }

  /// How many tokens a suffix and some tokens begin with in common.
  private func commonLength(_ position: Int, _ tokens: ArraySlice<Int>) -> Int {
    var length = 0
    let limit = min(text.count - position, tokens.count)
    while length < limit,
      text[position + length] == tokens[tokens.startIndex + length]
    { length += 1 }
    return length
  }

  /// Whether a suffix comes before some tokens.
  private func precedes(_ position: Int, _ tokens: ArraySlice<Int>) -> Bool {
    let length = commonLength(position, tokens)
    if length == tokens.count { return false }
    return position + length == text.count
      || text[position + length] < tokens[tokens.startIndex + length]
  }

  /// The first place in the order whose suffix does not precede, by halving.
  private func firstPlace(after precedes: (Int) -> Bool) -> Int {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(order[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The places of a text, in the order of the suffixes that begin there.
///
/// Prefix doubling (Manber and Myers, 1990): from the order by the first k
/// tokens follows that by 2k, since the second half of one suffix is the first
/// half of another.
private func suffixOrder(of text: [Int]) -> [Int] {
  let count = text.count
  // The rank of a suffix by its first k tokens; equal ones have the same.
  var rank = text
  var ranks = (text.max() ?? 0) + 1
  var order = sorted(Array(text.indices), byKeys: rank, below: ranks)
  var k = 1
  while ranks < count || k == 1 {
    // By the second half: the suffixes without one come first.
    let bySecondHalf =
      Array(max(0, count - k)..<count) + order.filter { $0 >= k }.map { $0 - k }
    order = sorted(bySecondHalf, byKeys: rank, below: max(ranks, count))
    var newRank = rank
    ranks = 0
    for (place, position) in order.enumerated() {
      if place > 0 {
        let previous = order[place - 1]
        let (a, b) = (previous + k, position + k)
        let isEqual =
          rank[previous] == rank[position]
          && (a < count ? rank[a] : -1) == (b < count ? rank[b] : -1)
        if !isEqual { ranks += 1 }
      }
      newRank[position] = ranks
    }
    ranks += 1
    rank = newRank
    if k >= count { break }
    k *= 2
  }
  return order
}
