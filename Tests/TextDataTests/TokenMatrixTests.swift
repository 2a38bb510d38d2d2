import Testing
import TextData

@Suite struct TokenMatrixTests {
  let matrix = TokenMatrix([[1, 2, 3], [17, 8, 199]])

  @Test("a matrix is stored row by row")
  func rowMajor() {
    #expect(matrix.rows == 2)
    #expect(matrix.columns == 3)
    #expect(matrix.indices == [1, 2, 3, 17, 8, 199])
    #expect(matrix[0, 2] == 3)
    #expect(matrix[1, 0] == 17)
    #expect(matrix.row(1) == [17, 8, 199])
    #expect(
      matrix
        == TokenMatrix(rows: 2, columns: 3, indices: [1, 2, 3, 17, 8, 199]))
  }

  @Test("transposing swaps rows and columns, and twice is nothing")
  func transposed() {
    #expect(matrix.transposed == TokenMatrix([[1, 17], [2, 8], [3, 199]]))
    #expect(matrix.transposed.transposed == matrix)
  }

  @Test("a matrix prints one line for each row, numbers at the right")
  func description() {
    #expect("\(matrix)" == "[[  1,   2,   3],\n [ 17,   8, 199]]")
    #expect("\(TokenMatrix([]))" == "[]")
  }

  @Test("indices that do not fill the matrix stop the program")
  func wrongCount() async {
    await #expect(processExitsWith: .failure) {
      _ = TokenMatrix(rows: 2, columns: 3, indices: [1, 2, 3, 4, 5])
    }
  }

  @Test("a column too far to the right stops the program")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      _ = TokenMatrix([[1, 2, 3], [4, 5, 6]])[0, 3]
    }
  }
}
