import BookTool
import OneHot
import Tensors
import Testing
import TextData

@Suite struct OneHotShapeTests {
  @Test("two indices of 28 classes make (2, 28)")
  func indices() {
    // The number of classes is not read off the largest index.
    #expect(oneHot([0, 2], classes: 28).shape == [2, 28])
  }

  @Test("a (2, 5) minibatch makes (5, 2, 28), one entry for each time step")
  func minibatch() {
    let inputs = TokenMatrix([[0, 2, 4, 6, 8], [1, 3, 5, 7, 27]])
    let X = oneHot(inputs, classes: 28)
    #expect(X.shape == [5, 2, 28])
    for t in 0..<5 {
      for b in 0..<2 {
        var unit = [Float](repeating: 0, count: 28)
        unit[inputs[b, t]] = 1
        #expect(X[t][b].elements == unit, "step \(t) of row \(b)")
      }
    }
  }

  @Test("the page shows these shapes")
  func page() throws {
    let page = try Page(named: "03-one-hot.md")
    func shape(_ region: String) -> String? {
      page.output(of: "Chapter03_OneHot/main.swift#\(region)").first
    }
    let minibatch = TokenMatrix([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]])
    let X = oneHot(minibatch, classes: 28)
    #expect(shape("vectors") == oneHot([0, 2], classes: 28).shape.written)
    #expect(shape("minibatch") == X.shape.written)
    #expect(shape("reshaped") == X.shape.written)
    #expect(shape("step") == X.matmul(.zeros(28, 4)).shape.written)
  }

  @Test("no index makes no row, one step makes one entry")
  func edges() {
    #expect(oneHot([Int](), classes: 28).shape == [0, 28])
    #expect(oneHot(TokenMatrix([[3], [1]]), classes: 7).shape == [1, 2, 7])
  }
}
