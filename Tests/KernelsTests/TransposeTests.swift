import Kernels
import Testing

extension EngineTests {
  @Suite struct TransposeTests {
    @Test(
      "every number comes to its place, and nothing is written behind them",
      arguments: [
        [1, 1], [1, 40], [40, 1], [16, 16], [17, 15], [33, 47], [28, 512],
        [512, 28],
      ])
    func places(shape: [Int]) {
      let (rows, columns) = (shape[0], shape[1])
      let x = Buffer(numbers(rows * columns, seed: rows))
      let y = Buffer(count: rows * columns)
      transpose(x.base, rows: rows, columns: columns, into: y.base)
      let (before, after) = (x.elements, y.elements)
      for column in 0..<columns {
        for row in 0..<rows {
          #expect(after[column * rows + row] == before[row * columns + column])
        }
      }
      #expect(y.isIntact)
    }
  }
}
