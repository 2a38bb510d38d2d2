import Foundation

// Answers to the exercises that `swift run exercises` lists. Where an exercise
// of a page asks the same, the solution of that one serves for both.

extension Solutions {
  /// Exercises of pages 1 and 1b in code.
  public enum Page01 {}
  /// Exercises of page 2 in code.
  public enum Page02 {}
  /// Exercises of page 2b in code.
  public enum Page02b {}
}

extension Solutions.Page01 {
  /// 01.1 The mean of the last values.
  public static func meanOfLast(_ values: [Float], tau: Int) -> Float {
    values.suffix(tau).reduce(0, +) / Float(tau)
  }

  /// 01.2 A label for each value that has enough values before it.
  public static func examples(
    of series: [Float], tau: Int
  ) -> [(features: [Float], label: Float)] {
    series.indices.dropFirst(tau).map { time in
      (Array(series[time - tau..<time]), series[time])
    }
  }

  /// 01.3 Counts of pairs, each row divided by its sum.
  public static func transitions(
    in states: [Int], count: Int
  ) -> [[Double]] {
    var counts = [[Double]](
      repeating: .init(repeating: 0, count: count), count: count)
    for (state, next) in zip(states, states.dropFirst()) {
      counts[state][next] += 1
    }
    return counts.map { row in
      let visits = row.reduce(0, +)
      return visits == 0 ? row : row.map { $0 / visits }
    }
  }

  /// 01b.1 Each prediction is appended, and read like a value.
  public static func rollOut(
    _ values: [Float], weights: [Float], steps: Int
  ) -> [Float] {
    var values = values
    for _ in 0..<steps {
      let last = values.suffix(weights.count)
      values.append(zip(last, weights).reduce(0) { $0 + $1.0 * $1.1 })
    }
    return values.suffix(steps)
  }
}

extension Solutions.Page02 {
  /// 02.1 By falling count; equals in the order of appearance.
  public static func vocabulary(of tokens: [String]) -> [String] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for token in tokens {
      if counts[token] == nil { order.append(token) }
      counts[token, default: 0] += 1
    }
    let sorted = order.enumerated().sorted {
      // The count falls, the place in the order rises.
      (counts[$1.element]!, $0.offset) < (counts[$0.element]!, $1.offset)
    }
    return ["<unk>"] + sorted.map(\.element)
  }

  /// 02.2 A dictionary finds each place at once.
  public static func indices(
    of tokens: [String], in vocabulary: [String]
  ) -> [Int] {
    let places = Dictionary(
      uniqueKeysWithValues: zip(vocabulary, vocabulary.indices))
    return tokens.map { places[$0] ?? 0 }
  }

  /// 02.3 The words between runs of anything else.
  public static func normalized(_ line: String) -> String {
    line.split { !($0.isASCII && $0.isLetter) }
      .joined(separator: " ").lowercased()
  }
}

extension Solutions.Page02b {
  /// 02b.1 Rows of ⌊(count - offset - 1) / batchSize⌋ tokens, one behind the
  /// other.
  public static func rowStarts(
    count: Int, offset: Int, batchSize: Int
  ) -> [Int] {
    let rowLength = (count - offset - 1) / batchSize
    return (0..<batchSize).map { offset + $0 * rowLength }
  }

  /// 02b.2 Windows at the same column of all rows.
  public static func minibatches(
    of text: [Int], offset: Int, batchSize: Int, steps: Int
  ) -> [(inputs: [[Int]], targets: [[Int]])] {
    let rowLength = max(0, text.count - offset - 1) / batchSize
    return (0..<rowLength / steps).map { number in
      func windows(_ shift: Int) -> [[Int]] {
        (0..<batchSize).map { row in
          let start = offset + row * rowLength + number * steps + shift
          return Array(text[start..<start + steps])
        }
      }
      return (windows(0), windows(1))
    }
  }

  /// 02b.3 The columns, one after the other.
  public static func stepByStep(_ rows: [[Int]]) -> [Int] {
    (rows.first ?? []).indices.flatMap { step in rows.map { $0[step] } }
  }
}
