// The course in one file: a recurrent network that learns to write, from arrays
// to a sample, with nothing imported but Foundation. Each part names the page
// that explains it. Copied to another place: swiftc -O main.swift && ./main
import Foundation

// MARK: - Appendix A: arrays, and a tape of what was done with them

/// A matrix, and the gradient of the loss with respect to each of its numbers.
final class Matrix {
  let rows, columns: Int
  var values, gradient: [Double]  // row by row
  /// For each result, in their order: hands its gradient on to its inputs.
  nonisolated(unsafe) static var tape: [() -> Void] = []

  init(
    _ rows: Int, _ columns: Int, _ values: [Double]? = nil,
    pullBack: ((Matrix) -> Void)? = nil
  ) {
    (self.rows, self.columns) = (rows, columns)
    gradient = Array(repeating: 0, count: rows * columns)
    self.values = values ?? gradient
    if let pullBack { Matrix.tape.append { pullBack(self) } }
  }

  /// The chain rule, from this number back to the beginning of the tape.
  func backward() {
    gradient = [1]
    for step in Matrix.tape.reversed() { step() }
    Matrix.tape = []
  }
}

func matmul(_ A: Matrix, _ B: Matrix) -> Matrix {
  let (n, m, p) = (A.rows, A.columns, B.columns)
  let (a, b) = (A.values, B.values)
  var c = Array(repeating: 0.0, count: n * p)
  for i in 0..<n {
    for k in 0..<m {
      for j in 0..<p { c[i * p + j] += a[i * m + k] * b[k * p + j] }
    }
  }
  return Matrix(n, p, c) { C in
    let dc = C.gradient
    var (da, db) = (A.gradient, B.gradient)
    for i in 0..<n {
      for k in 0..<m {
        for j in 0..<p {
          da[i * m + k] += dc[i * p + j] * b[k * p + j]  // dA = dC Bᵀ
          db[k * p + j] += a[i * m + k] * dc[i * p + j]  // dB = Aᵀ dC
        }
      }
    }
    (A.gradient, B.gradient) = (da, db)
  }
}

/// A + B, where B may be a single row, which is added to each row of A.
func + (A: Matrix, B: Matrix) -> Matrix {
  let size = B.values.count
  let sum = A.values.indices.map { A.values[$0] + B.values[$0 % size] }
  return Matrix(A.rows, A.columns, sum) { C in
    for (i, d) in C.gradient.enumerated() {
      A.gradient[i] += d
      B.gradient[i % size] += d
    }
  }
}

func tanh(_ A: Matrix) -> Matrix {
  Matrix(A.rows, A.columns, A.values.map { Foundation.tanh($0) }) { C in
    for (i, y) in C.values.enumerated() {
      A.gradient[i] += (1 - y * y) * C.gradient[i]
    }
  }
}

/// Chapter 6: a row of scores as probabilities.
func softmax(_ scores: some Collection<Double>) -> [Double] {
  let most = scores.max()!  // subtracted, so that no power overflows
  let powers = scores.map { exp($0 - most) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

/// Chapter 8: the mean of -log p over the rows, where p is the probability of
/// the target. The gradient of a row is p, less 1 at the target.
func crossEntropy(_ O: Matrix, _ targets: [Int]) -> Matrix {
  let (n, d) = (O.rows, O.columns)
  let p = (0..<n).flatMap { softmax(O.values[$0 * d..<($0 + 1) * d]) }
  let losses = (0..<n).map { -log(p[$0 * d + targets[$0]]) }
  return Matrix(1, 1, [losses.reduce(0, +) / Double(n)]) { L in
    for i in p.indices {
      let wanted = i % d == targets[i / d] ? 1.0 : 0
      O.gradient[i] += L.gradient[0] * (p[i] - wanted) / Double(n)
    }
  }
}

/// Chapter 3: a row for each index, with a 1 at its place.
func oneHot(_ indices: [Int], _ classes: Int) -> Matrix {
  let X = Matrix(indices.count, classes)
  for (row, i) in indices.enumerated() { X.values[row * classes + i] = 1 }
  return X
}

// MARK: - Chapters 4 to 7: the network, what it writes, and how it moves
struct Network {
  let W_xh, W_hh, b_h, W_hq, b_q: Matrix

  init(letters d: Int, units h: Int) {
    func random(_ rows: Int, _ columns: Int) -> Matrix {
      let numbers = (0..<rows * columns).map { _ in 0.2 * drand48() - 0.1 }
      return Matrix(rows, columns, numbers)
    }
    (W_xh, W_hh, b_h) = (random(d, h), random(h, h), Matrix(1, h))
    (W_hq, b_q) = (random(h, d), Matrix(1, d))
  }

  /// One step, a row for each sequence: the scores, and the new state.
  func callAsFunction(_ X: Matrix, _ H: Matrix) -> (O: Matrix, H: Matrix) {
    let H = tanh(matmul(X, W_xh) + matmul(H, W_hh) + b_h)
    return (matmul(H, W_hq) + b_q, H)
  }

  /// The losses of all steps, added up, and the state behind them. The last
  /// column of tokens is only a target.
  func loss(_ steps: [[Int]], from H: Matrix) -> (L: Matrix, H: Matrix) {
    var (L, H, O) = (Matrix(1, 1), H, H)
    for (tokens, targets) in zip(steps, steps.dropFirst()) {
      (O, H) = self(oneHot(tokens, W_xh.rows), H)
      L = L + crossEntropy(O, targets)
    }
    return (L, H)
  }

  /// A step along the gradient, divided by `count` and clipped to length 1.
  func step(rate: Double, count: Double) {
    let parameters = [W_xh, W_hh, b_h, W_hq, b_q]
    let squares = parameters.flatMap(\.gradient).reduce(0) { $0 + $1 * $1 }
    let scale = rate / max(count, squares.squareRoot())
    for p in parameters {
      for i in p.values.indices { p.values[i] -= scale * p.gradient[i] }
      p.gradient = Array(repeating: 0, count: p.values.count)
    }
  }

  /// Reads a beginning, and draws each next token by its probability.
  func sample(after start: [Int], length: Int) -> [Int] {
    var (text, H, O) = (start, Matrix(1, W_hh.rows), b_q)
    for token in start { (O, H) = self(oneHot([token], W_xh.rows), H) }
    while text.count < length {
      let (p, share) = (softmax(O.values), drand48())
      text.append(p.indices.first { p[...$0].reduce(0, +) > share } ?? 0)
      (O, H) = self(oneHot([text.last!], W_xh.rows), H)
    }
    return text
  }
}

// MARK: - Chapters 2, 2b and 8: text, minibatches, training
let novel = URL(filePath: #filePath + "/../../../data/timemachine.txt")
// Without the novel, the text is this file.
let file =
  try (try? String(contentsOf: novel.standardized, encoding: .utf8))
  ?? String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
let text = file.lowercased().split { !("a"..."z").contains($0) }
  .joined(separator: " ").map { String($0) }
let alphabet = Set(text).sorted()
let indices = text.map { alphabet.firstIndex(of: $0)! }
let size = min(10_000, indices.count * 5 / 6)
let heldOut = indices[size...].prefix(2_000).map { [$0] }
let (batch, window, units) = (16, 25, 64)
let length = size / batch  // row r reads from position r * length on
let epochs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 30
srand48(1)  // where the random numbers start
let network = Network(letters: alphabet.count, units: units)
for epoch in 1...epochs {
  var (H, losses) = (Matrix(batch, units), [Double]())
  for start in stride(from: 0, to: length - window, by: window) {
    let steps = (start...start + window).map { t in
      (0..<batch).map { indices[$0 * length + t] }
    }
    let (L, next) = network.loss(steps, from: H)
    L.backward()  // to the start of the window, where the tape begins
    losses.append(L.values[0] / Double(window))
    H = next
    network.step(rate: 1, count: Double(window))
  }
  guard epoch % 5 == 0 else { continue }
  let mean = losses.reduce(0, +) / Double(losses.count)
  let (L, _) = network.loss(heldOut, from: Matrix(1, units))
  let other = L.values[0] / Double(heldOut.count - 1)
  Matrix.tape = []
  let line = "epoch %2d: perplexity %5.2f, held out %5.2f"
  print(String(format: line, epoch, exp(mean), exp(other)))
}
let start = "time traveller".map { alphabet.firstIndex(of: String($0))! }
for _ in 1...3 {
  print(network.sample(after: start, length: 75).map { alphabet[$0] }.joined())
}
