import Basics
import Tensors
import TextData

extension Solutions.Chapter08 {
  /// 5. Shuffle *pairs* of neighbouring windows instead of windows. The first
  /// halves of some pairs make one minibatch, the second halves, in the same
  /// rows, make the next. So each row of every second minibatch goes on where
  /// the row of the minibatch before it stopped, and may get its state,
  /// detached. The others start from zeros. Which pairs come together is as
  /// random as before.
  ///
  /// - Returns: minibatches two by two: `first` starts from zeros, `second`
  ///   from the state after it.
  public static func pairedMinibatches(
    of text: [Int], batchSize: Int, steps: Int,
    using generator: inout some RandomNumberGenerator
  ) -> [(first: Minibatch, second: Minibatch)] {
    let offset = generator.integer(below: 2 * steps)
    // The last token has no target.
    let pairs = max(0, text.count - offset - 1) / (2 * steps)
    let starts = generator.shuffled(
      (0..<pairs).map { offset + 2 * $0 * steps })
    return (0..<pairs / batchSize).map { number in
      let rows = starts[number * batchSize..<(number + 1) * batchSize]
      return (
        minibatch(of: text, at: Array(rows), steps: steps),
        minibatch(of: text, at: rows.map { $0 + steps }, steps: steps)
      )
    }
  }

  /// One row for each start.
  private static func minibatch(
    of text: [Int], at starts: [Int], steps: Int
  ) -> Minibatch {
    func windows(_ shift: Int) -> TokenMatrix {
      TokenMatrix(
        starts.map { Array(text[$0 + shift..<$0 + shift + steps]) })
    }
    return Minibatch(inputs: windows(0), targets: windows(1))
  }
}
