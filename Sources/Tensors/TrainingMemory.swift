/// About how many bytes a program takes while it trains a model, from the
/// sizes alone: to be known before anything is allocated.
///
/// What it takes was counted in floats, and compared with the peak of real
/// runs from 8 to 2,048 units.
///
/// - Parameters:
///   - parameters: how many numbers the model learns.
///   - rows: the rows of a minibatch.
///   - floatsPerRow: what is kept and computed for each.
public func trainingMemory(
  parameters: Int, rows: Int, floatsPerRow: Int
) -> Int {
  // The weights, their gradients, both packed forms, and half of that again
  // while one of them is made.
  let weights = 9 * parameters / 2
  let program = 32 << 20  // with its text
  return program + MemoryLayout<Float>.stride * (weights + rows * floatsPerRow)
}
