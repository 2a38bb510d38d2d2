import Foundation
import Kernels
import Testing

extension EngineTests {
  @Suite struct SoftmaxTests {
    /// Fewer columns than a vector, as many, and more; and many rows.
    static let shapes = [(3, 1), (2, 5), (4, 16), (5, 28), (3, 33), (150, 7)]

    private func logProbabilities(
      _ x: Buffer, rows: Int, columns: Int
    ) -> Buffer {
      let y = Buffer(count: rows * columns)
      logSoftmax(x.base, rows: rows, columns: columns, into: y.base)
      #expect(y.isIntact)
      return y
    }

    @Test("logSoftmax agrees with its formula", arguments: shapes)
    func formula(rows: Int, columns: Int) {
      let x = Buffer(numbers(rows * columns, seed: columns).map { 9 * $0 })
      let y = logProbabilities(x, rows: rows, columns: columns)
      for row in 0..<rows {
        let scores = x.elements[row * columns..<(row + 1) * columns]
        let total = scores.reduce(0.0) { $0 + Foundation.exp(Double($1)) }
        for column in 0..<columns {
          let index = row * columns + column
          let expected = Double(x.base[index]) - Foundation.log(total)
          // A few roundings of numbers up to 9 + ln 33.
          #expect(abs(Double(y.base[index]) - expected) < 4e-6)
        }
      }
    }

    @Test("the probabilities of a row sum to 1", arguments: [1, 1e2, 1e4])
    func rowsSumToOne(scale: Float) {
      let (rows, columns) = (6, 29)
      let x = Buffer(numbers(rows * columns, seed: 4).map { scale * $0 })
      let y = logProbabilities(x, rows: rows, columns: columns)
      #expect(y.elements.allSatisfy { $0.isFinite && $0 <= 0 })
      for row in 0..<rows {
        let total = (0..<columns).reduce(0.0) { total, column in
          total + Foundation.exp(Double(y.base[row * columns + column]))
        }
        // Each probability is off by about its logarithm's last digit.
        #expect(abs(total - 1) < 2e-6)
      }
    }

    @Test("scores of 1e4 and of minus infinity")
    func extremes() {
      let x = Buffer([1e4, -1e4, 0, 1e4, -.infinity, 3, 3, -.infinity])
      let y = logProbabilities(x, rows: 2, columns: 4).elements
      let half = Float(-Foundation.log(2.0))
      let expected: [Float] = [
        half, half - 2e4, half - 1e4, half, -.infinity, half, half, -.infinity,
      ]
      for (value, expected) in zip(y, expected) {
        #expect(value == expected || abs(value - expected) < 2e-3)
      }
    }

    @Test("a NaN spoils its own row and no other")
    func notANumber() {
      for position in 0..<20 {
        var scores = numbers(60, seed: 1)
        scores[20 + position] = .nan
        let y = logProbabilities(Buffer(scores), rows: 3, columns: 20).elements
        #expect(y.indices.filter { y[$0].isNaN } == Array(20..<40))
      }
    }

    @Test("the cross-entropy and its derivative", arguments: shapes)
    func crossEntropy(rows: Int, columns: Int) {
      let x = Buffer(numbers(rows * columns, seed: rows))
      let y = logProbabilities(x, rows: rows, columns: columns)
      let targets = (0..<rows).map { $0 * 5 % columns }
      let dx = Buffer(count: rows * columns)
      let total = Kernels.crossEntropy(
        x.base, columns: columns, targets: targets, factor: 0.5,
        gradient: dx.base)
      let expected = targets.enumerated().reduce(0.0) { total, target in
        total - Double(y.base[target.offset * columns + target.element])
      }
      #expect(abs(total - expected) < 1e-6 * Double(rows))
      #expect(dx.isIntact)
      for row in 0..<rows {
        // Adding a constant to the scores changes nothing, so the derivative
        // sums to 0, and it is negative at the target alone.
        let line = Array(dx.elements[row * columns..<(row + 1) * columns])
        #expect(abs(line.reduce(0, +)) < 1e-6)
        let positive = line.indices.filter { line[$0] > 1e-6 }
        #expect(positive == line.indices.filter { $0 != targets[row] })
      }
    }

    @Test("the number of threads does not change a bit")
    func threads() {
      let x = Buffer(numbers(700 * 28, seed: 2))
      let bits = results {
        let y = logProbabilities(x, rows: 700, columns: 28)
        let gradient = Buffer(count: x.count)
        _ = Kernels.crossEntropy(
          x.base, columns: 28, targets: (0..<700).map { $0 % 28 }, factor: 1,
          gradient: gradient.base)
        #expect(gradient.isIntact)
        let dx = Buffer(count: x.count)
        logSoftmaxDerivative(
          output: y.base, to: x.base, rows: 700, columns: 28, into: dx.base)
        return y.bits + dx.bits + gradient.bits
      }
      #expect(bits[0] == bits[1] && bits[0] == bits[2])
    }
  }
}
