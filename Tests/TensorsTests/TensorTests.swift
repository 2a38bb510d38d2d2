import Tensors
import Testing

@Suite struct TensorTests {
  @Test("a tensor without elements is described in a line, whatever its shape")
  func emptyDescription() {
    #expect("\(Tensor.zeros(0))" == "[]")
    #expect("\(Tensor.zeros(0, 3))" == "[] of shape (0, 3)")
    #expect("\(Tensor.zeros(1 << 32, 0))" == "[] of shape (4294967296, 0)")
  }

  @Test("shapes and elements of all the ways to make a tensor")
  func making() {
    #expect(Tensor(3).shape == [] && Tensor(3).item == 3)
    #expect(Tensor([1, 2, 3]).shape == [3])
    let matrix = Tensor([[1, 2, 3], [4, 5, 6]])
    #expect(matrix.shape == [2, 3] && matrix.rank == 2 && matrix.count == 6)
    #expect(matrix == Tensor(shape: [2, 3], [1, 2, 3, 4, 5, 6]))
    #expect(Tensor.zeros(2, 3).elements == [0, 0, 0, 0, 0, 0])
    #expect(Tensor.full(7, 1, 2) == Tensor([[7, 7]]))
    #expect(Tensor.zeros(0, 3).elements.isEmpty)
  }

  @Test("equal elements under another shape are another tensor")
  func equality() {
    #expect(Tensor([[1, 2]]) != Tensor([1, 2]))
    #expect(Tensor([1, 2]) != Tensor([1, 3]))
    #expect(Tensor([1, 2]).tracked() == Tensor([1, 2]))
  }

  @Test("argmax gives one index a row, the first of several")
  func argmax() {
    let x = Tensor([[1, 9, 9], [5, 2, 1]])
    #expect(x.argmax() == [1, 0])
    #expect(Tensor.stack([x, -x]).argmax() == [1, 0, 0, 2])
    #expect(Tensor([3, 4]).argmax() == [1])
  }

  @Test("the sum of the squares is in double precision")
  func sumOfSquares() {
    #expect(Tensor([[3e25, 0], [0, 4e25]]).sumOfSquares > 2.4e51)
    #expect(Tensor([3, 4]).sumOfSquares == 25)
  }

  // MARK: - Values

  @Test("changing a copy changes nothing else")
  func copies() {
    let original = Tensor([[1, 2], [3, 4]])
    var copy = original
    copy[0, 1] = 9
    copy.add(original, scaledBy: 10)
    #expect(copy == Tensor([[11, 29], [33, 44]]))
    #expect(original == Tensor([[1, 2], [3, 4]]))
  }

  @Test("views and their origin do not see each other's changes")
  func views() {
    var matrix = Tensor([[1, 2], [3, 4], [5, 6]])
    var rows = matrix[1..<3]
    let flat = matrix.reshaped(6)
    rows[0, 0] = 30
    matrix[2, 1] = 60
    #expect(rows == Tensor([[30, 4], [5, 6]]))
    #expect(matrix == Tensor([[1, 2], [3, 4], [5, 60]]))
    #expect(flat == Tensor([1, 2, 3, 4, 5, 6]))
    // A view that is the last to hold its storage is still only its part.
    rows = Tensor([[1, 2], [3, 4], [5, 6]])[1..<2]
    rows.add(Tensor([[10, 20]]), scaledBy: 1)
    #expect(rows == Tensor([[13, 24]]))
  }

  @Test("a tensor can be added to itself in place")
  func addToItself() {
    var x = Tensor([1, 2])
    x.add(x, scaledBy: 2)
    #expect(x == Tensor([3, 6]))
  }

  @Test("a product sees the matrix as it is after a change in place")
  func packedMatrix() {
    var weights = Tensor([[1, 2], [3, 4]])
    let x = Tensor([[1, 0]])
    #expect(x.matmul(weights) == Tensor([[1, 2]]))
    weights[0, 1] = 7
    #expect(x.matmul(weights) == Tensor([[1, 7]]))
    weights.add(Tensor.full(1, 2, 2), scaledBy: 1)
    #expect(x.matmul(weights) == Tensor([[2, 8]]))
    #expect(Tensor.zeros(1, 4).matmul(weights.reshaped(4, 1)) == .zeros(1, 1))
  }

  @Test("a graph keeps the values that its operations saw")
  func oldValues() {
    var weights = Tensor([[2, 3], [5, 7]]).tracked()
    let x = Tensor([[1, 4]]).tracked()
    let loss = (x.matmul(weights) * x).sum()
    weights.add(Tensor.full(100, 2, 2), scaledBy: 1)
    loss.backward()
    // x (W + W^T) with the old W, and x^T x.
    #expect(x.gradient == Tensor([[36, 64]]))
    #expect(weights.gradient == Tensor([[1, 4], [4, 16]]))
    #expect(weights == Tensor([[102, 103], [105, 107]]))
  }

  @Test("a parameter that moves in place stays the same parameter")
  func parameter() {
    var weight = Tensor([1, 2]).tracked()
    (weight * weight).sum().backward()
    weight.add(weight.gradient!, scaledBy: -0.5)
    #expect(weight == Tensor([0, 0]))
    #expect(weight.gradient == Tensor([2, 4]))
    weight.gradient = nil
    (weight + 3).sum().backward()
    #expect(weight.gradient == Tensor([1, 1]))
  }
}
