import Foundation
import Tensors

extension Solutions {
  /// Exercises of page 2c in code.
  public enum Page02c {}
  /// Exercises of page 2d in code.
  public enum Page02d {}
  /// Exercises of page 3 in code; 03.2 is the first of `Chapter03`.
  public enum Page03 {}
  /// Exercises of page 4 in code; 04.2 and 04.3 are in `Chapter04`.
  public enum Page04 {}
  /// Exercises of page 5 in code; 05.2 and 05.3 are in `Chapter05`.
  public enum Page05 {}
}

extension Solutions.Page02c {
  /// 02c.1 Every stretch, counted by itself.
  public static func ngrams(in text: [Int], length: Int) -> [[Int]: Int] {
    var counts: [[Int]: Int] = [:]
    for start in 0..<max(0, text.count - length + 1) {
      counts[Array(text[start..<start + length]), default: 0] += 1
    }
    return counts
  }

  /// 02c.2 (count + ε / d) / (total + ε).
  public static func smoothed(
    count: Int, total: Int, vocabularySize d: Int, epsilon ε: Double
  ) -> Double {
    (Double(count) + ε / Double(d)) / (Double(total) + ε)
  }

  /// 02c.3 From the shorter context to the longer, by calling itself.
  public static func interpolated(
    _ token: Int, after context: [Int], in text: [Int],
    vocabularySize d: Int, epsilon ε: Double
  ) -> Double {
    let shorter =
      context.isEmpty
      ? 1 / Double(d)
      : interpolated(
        token, after: Array(context.dropFirst()), in: text,
        vocabularySize: d, epsilon: ε)
    let followers = text.indices.dropFirst(context.count)
      .filter { text[$0 - context.count..<$0].elementsEqual(context) }
    let hits = followers.count { text[$0] == token }
    return (Double(hits) + ε * shorter) / (Double(followers.count) + ε)
  }

  /// 02c.4 The slope of the line through the logarithms.
  public static func zipfExponent(of counts: [Int]) -> Double {
    let y = counts.sorted(by: >).map { log(Double($0)) }
    let x = y.indices.map { log(Double($0 + 1)) }
    let meanX = x.reduce(0, +) / Double(x.count)
    let meanY = y.reduce(0, +) / Double(y.count)
    let products = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }
    let squares = x.map { ($0 - meanX) * ($0 - meanX) }
    return -products.reduce(0, +) / squares.reduce(0, +)
  }
}

extension Solutions.Page02d {
  /// 02d.1 The exponential of the mean.
  public static func perplexity(ofLosses losses: [Double]) -> Double {
    exp(losses.reduce(0, +) / Double(losses.count))
  }

  /// 02d.2 A word costs log2(perplexity) bits, shared by its characters.
  public static func bitsPerCharacter(
    perplexity: Double, charactersPerWord: Double
  ) -> Double {
    log2(perplexity) / charactersPerWord
  }

  /// 02d.3 Losses add up, perplexities do not: back to losses, each as often
  /// as there are tokens.
  public static func together(
    _ texts: [(perplexity: Double, tokens: Int)]
  ) -> Double {
    let loss = texts.reduce(0) { $0 + log($1.perplexity) * Double($1.tokens) }
    return exp(loss / Double(texts.reduce(0) { $0 + $1.tokens }))
  }
}

extension Solutions.Page03 {
  /// 03.1 Zeros, and a one for each row.
  public static func oneHot(_ indices: [Int], classes: Int) -> [[Float]] {
    indices.map { index in (0..<classes).map { $0 == index ? 1 : 0 } }
  }

  /// 03.3 The share of each token: its count divided by the length.
  public static func meanOfOneHot(_ indices: [Int], classes: Int) -> [Float] {
    var counts = [Float](repeating: 0, count: classes)
    for index in indices { counts[index] += 1 }
    return counts.map { $0 / Float(indices.count) }
  }
}

extension Solutions.Page04 {
  /// 04.1 d h + h² + h + h d + d.
  public static func parameterCount(
    vocabularySize d: Int, hiddenUnits h: Int
  ) -> Int {
    d * h + h * h + h + h * d + d
  }
}

extension Solutions.Page05 {
  /// 05.1 The formula, as it stands.
  public static func step(
    X: Tensor, H: Tensor, W_xh: Tensor, W_hh: Tensor, b_h: Tensor
  ) -> Tensor {
    Tensors.tanh(X.matmul(W_xh) + H.matmul(W_hh) + b_h)
  }

  /// 05.4 The product with a one-hot vector is a row of W_xh.
  public static func step(
    token: Int, h: [Float], W_xh: [[Float]], W_hh: [[Float]], b_h: [Float]
  ) -> [Float] {
    b_h.indices.map { unit in
      var sum = W_xh[token][unit] + b_h[unit]
      for (i, value) in h.enumerated() { sum += value * W_hh[i][unit] }
      return Foundation.tanh(sum)
    }
  }
}
