import Tensors

/// The numbers as a tensor takes them.
func floats(_ numbers: [Double]) -> [Float] { numbers.map { Float($0) } }

/// The rows of a matrix as a tensor takes them.
func floats(_ rows: [[Double]]) -> [[Float]] { rows.map { floats($0) } }

/// Whether the elements of a tensor are these numbers, up to the rounding of
/// floats.
func isClose(_ tensor: Tensor, _ numbers: [Double]) -> Bool {
  tensor.count == numbers.count
    && zip(tensor.elements, numbers).allSatisfy {
      abs(Double($0) - $1) < 1e-6
    }
}
