import Foundation
import Tensors

extension Tensor: Numbers {
  func times(transposed W: Tensor) -> Tensor { matmul(transposed: W) }

  func parts(_ count: Int) -> [Tensor] {
    let width = shape[1] / count
    return (0..<count).map { slice($0 * width..<($0 + 1) * width, axis: 1) }
  }

  var tanh: Tensor { Tensors.tanh(self) }
  var relu: Tensor { Tensors.relu(self) }
  var sigmoid: Tensor { 1 / (1 + exp(-self)) }
}

/// A matrix of doubles that shares nothing with the tensors it checks.
struct Matrix: Numbers {
  let rows: Int
  let columns: Int
  var elements: [Double]

  /// A matrix, or a vector as a single row.
  init(_ tensor: Tensor) {
    columns = tensor.shape.last ?? 1
    rows = tensor.count / columns
    elements = tensor.elements.map(Double.init)
  }

  private init(rows: Int, columns: Int, _ elements: [Double]) {
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  /// Element by element; a single row on the right goes to every row.
  private func combined(
    with other: Matrix, _ operation: (Double, Double) -> Double
  ) -> Matrix {
    let count = other.elements.count
    return Matrix(
      rows: rows, columns: columns,
      elements.indices.map {
        operation(elements[$0], other.elements[$0 % count])
      })
  }

  private func mapped(_ f: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, elements.map(f))
  }

  static func + (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, +)
  }

  static func - (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, -)
  }

  static func * (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, *)
  }

  func times(transposed W: Matrix) -> Matrix {
    var result: [Double] = []
    for i in 0..<rows {
      for j in 0..<W.rows {
        var sum = 0.0
        for k in 0..<columns {
          sum += elements[i * columns + k] * W.elements[j * columns + k]
        }
        result.append(sum)
      }
    }
    return Matrix(rows: rows, columns: W.rows, result)
  }

  func parts(_ count: Int) -> [Matrix] {
    let width = columns / count
    return (0..<count).map { part in
      Matrix(
        rows: rows, columns: width,
        (0..<rows).flatMap { row in
          let start = row * columns + part * width
          return elements[start..<start + width]
        })
    }
  }

  var tanh: Matrix { mapped(Foundation.tanh) }
  var relu: Matrix { mapped { max($0, 0) } }
  var sigmoid: Matrix { mapped { 1 / (1 + Foundation.exp(-$0)) } }

  /// The sum of the products of the elements.
  func dot(_ other: Matrix) -> Double {
    zip(elements, other.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
