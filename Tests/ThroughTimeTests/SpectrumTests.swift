import Basics
import Foundation
import Tensors
import Testing
import ThroughTime

@Suite struct SpectrumTests {
  /// A turn by an angle, stretched.
  private func rotation(_ angle: Double, by factor: Double) -> Tensor {
    let (c, s) = (Float(factor * cos(angle)), Float(factor * sin(angle)))
    return Tensor([[c, -s], [s, c]])
  }

  @Test(
    "a rotation, whose eigenvalues are a complex pair", arguments: [0.3, 1])
  func complexPair(angle: Double) {
    let matrix = rotation(angle, by: 1.5)
    #expect(abs(spectralRadius(of: matrix) - 1.5) < 1e-5)
    for value in singularValues(of: matrix) { #expect(abs(value - 1.5) < 1e-6) }
  }

  @Test("a diagonal matrix shows its absolute values")
  func diagonal() {
    let matrix = Tensor([[0.5, 0, 0], [0, -3, 0], [0, 0, 2]])
    #expect(abs(spectralRadius(of: matrix) - 3) < 1e-5)
    #expect(abs(largestSingularValue(of: matrix) - 3) < 1e-5)
    #expect(singularValues(of: matrix) == [3, 2, 0.5])
  }

  @Test("a nilpotent matrix stretches, and has radius 0")
  func nilpotent() {
    let matrix = Tensor([[0, 4, 1], [0, 0, 5], [0, 0, 0]])
    #expect(spectralRadius(of: matrix) == 0)
    #expect(largestSingularValue(of: matrix) > 5)
    #expect(singularValues(of: matrix)[2] == 0)
    #expect(spectralRadius(of: .zeros(3, 3)) == 0)
  }

  @Test("a triangular matrix has its diagonal as eigenvalues")
  func triangular() {
    let matrix = Tensor([[0.9, 5, -7], [0, -1.1, 3], [0, 0, 0.2]])
    #expect(abs(spectralRadius(of: matrix) - 1.1) < 1e-4)
  }

  @Test("rotations from both sides change no singular value")
  func rotated() {
    let stretch = Tensor([[3, 0], [0, 0.25]])
    let matrix = rotation(0.4, by: 1).matmul(stretch)
      .matmul(rotation(1.1, by: 1))
    let values = singularValues(of: matrix)
    #expect(abs(values[0] - 3) < 1e-6 && abs(values[1] - 0.25) < 1e-6)
  }

  @Test("both methods agree, and what must hold of all matrices holds")
  func random() {
    var generator = SplitMix64(seed: 5)
    let matrix = Tensor.normal(23, 23, using: &generator)
    let values = singularValues(of: matrix)
    #expect(values.count == 23 && values == values.sorted(by: >))
    #expect(abs(largestSingularValue(of: matrix) / values[0] - 1) < 1e-5)
    #expect(spectralRadius(of: matrix) < values[0])
    // The squares of the singular values add up to those of the elements.
    let squares = values.reduce(0) { $0 + $1 * $1 }
    #expect(abs(squares / matrix.sumOfSquares - 1) < 1e-6)
    let transposed = singularValues(of: matrix.transposed())
    for (one, other) in zip(values, transposed) {
      #expect(abs(one - other) < 1e-6)
    }
  }

  @Test("a wide and a tall matrix share the values that are not 0")
  func rectangular() {
    var generator = SplitMix64(seed: 6)
    let matrix = Tensor.normal(3, 5, using: &generator)
    let (wide, tall) = (
      singularValues(of: matrix), singularValues(of: matrix.transposed())
    )
    #expect(wide.count == 5 && tall.count == 3)
    for index in 0..<3 { #expect(abs(wide[index] - tall[index]) < 1e-6) }
    #expect(wide[3] < 1e-6 && wide[4] < 1e-6)
  }
}
