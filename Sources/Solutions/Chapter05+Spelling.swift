import Basics
import Foundation

extension Solutions.Chapter05 {
  /// A network with two units and three letters, number by number.
  public struct TinyNetwork: Sendable {
    /// W_xh (3 × 2), W_hh (2 × 2), b_h (2), W_hq (2 × 3) and b_q (3), each row
    /// by row, one after the other.
    public var numbers: [Double]

    /// A network with these 21 numbers.
    public init(_ numbers: [Double]) {
      require(
        numbers.count == 21,
        "A tiny network has 21 numbers; \(numbers.count) were given.")
      self.numbers = numbers
    }

    /// The network of the page, which spells *all*.
    public static let all = TinyNetwork([
      -1, 2, 2, 1, 0.5, -0.5,  // W_xh
      -0.5, -1, 2, 0,  // W_hh
      0.5, -0.5,  // b_h
      -2, -2, 2, -1, 2, 0,  // W_hq
      0, 0, 0.5,  // b_q
    ])

    /// One step: the scores of the three letters, and the new state.
    public func step(
      reading letter: Int, from H: [Double]
    ) -> (scores: [Double], H: [Double]) {
      let w = numbers
      let new = (0..<2).map {
        tanh(
          w[2 * letter + $0] + H[0] * w[6 + $0] + H[1] * w[8 + $0] + w[10 + $0])
      }
      let scores = (0..<3).map {
        new[0] * w[12 + $0] + new[1] * w[15 + $0] + w[18 + $0]
      }
      return (scores, new)
    }

    /// What the network writes after a letter: always the likeliest.
    public func text(after letter: Int, length: Int) -> [Int] {
      var (H, text) = ([0.0, 0], [letter])
      while text.count < length {
        let (scores, new) = step(reading: text.last!, from: H)
        text.append(scores.firstIndex(of: scores.max()!)!)
        H = new
      }
      return text
    }

    /// How far the wanted letter lies above the best of the others, at the
    /// worst place of a text that is read; negative if it does not win there.
    public func lead(spelling text: [Int]) -> Double {
      var (H, least) = ([0.0, 0], Double.infinity)
      for (letter, wanted) in zip(text, text.dropFirst()) {
        let (scores, new) = step(reading: letter, from: H)
        let others = (0..<3).filter { $0 != wanted }.map { scores[$0] }
        least = min(least, scores[wanted] - others.max()!)
        H = new
      }
      return least
    }
  }

  /// 5. Reads an *a* with the weights of the page, from a state of zeros.
  ///
  /// The row of *a* is (2, 1), and the bias makes it (2.5, 0.5). The state is
  /// (0.9866, 0.4621), the scores are (-2.4354, -1.0490, 2.4732), and the
  /// likeliest letter is *l*.
  public static func readingAnA() -> (scores: [Double], H: [Double]) {
    TinyNetwork.all.step(reading: 1, from: [0, 0])
  }

  /// 6. What the network of the page writes after an *a* without W_hh.
  ///
  /// `alllll…`: an *l* is always followed by an *l*. Without W_hh the scores
  /// are a function of the letter that is read, and a function has one value.
  /// In the word an *l* is followed by two different letters. So one of them
  /// would come at both places, whatever the weights are.
  public static func withoutMemory(length: Int) -> [Int] {
    var network = TinyNetwork.all
    network.numbers.replaceSubrange(6..<10, with: [0, 0, 0, 0])
    return network.text(after: 1, length: length)
  }

  /// 7. A network that spells *noon* and a space, with the letters ␣, *n* and
  /// *o*: each letter is followed by two different ones, *n* by *o* and by the
  /// space, *o* by *o* and by *n*.
  ///
  /// A search that begins somewhere, changes one or two numbers, and keeps
  /// what does not shorten the lead. If nothing helps for a while, it begins
  /// somewhere else.
  ///
  /// - Returns: nil if it found none.
  public static func networkThatSpellsNoon(
    using generator: inout some RandomNumberGenerator, beginnings: Int = 200
  ) -> TinyNetwork? {
    let noon = [1, 2, 2, 1, 0]
    let text = noon + noon + noon + noon
    let choices = [-2, -1, -0.5, 0, 0.5, 1, 2]
    for _ in 0..<beginnings {
      var network = TinyNetwork(
        (0..<21).map { _ in choices[generator.integer(below: 7)] })
      var lead = network.lead(spelling: text)
      var failures = 0
      while failures < 150 && lead <= 0.1 {
        var other = network
        for _ in 0...generator.integer(below: 2) {
          other.numbers[generator.integer(below: 21)] =
            choices[generator.integer(below: 7)]
        }
        let otherLead = other.lead(spelling: text)
        failures = otherLead > lead ? 0 : failures + 1
        if otherLead >= lead { (network, lead) = (other, otherLead) }
      }
      if lead > 0.1 { return network }
    }
    return nil
  }
}
