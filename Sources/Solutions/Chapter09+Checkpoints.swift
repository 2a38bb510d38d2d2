import RNNCell
import Tensors
import ThroughTime

extension Solutions.Chapter09 {
  /// 4. Keep H_0, H_s, H_2s, … and the last state. On the way back, each block
  /// between two of them is computed again from its beginning, used, and
  /// forgotten; the scores are computed there too, for the first and only
  /// time.
  ///
  /// For 125 steps and s = 5, 26 states are kept, and 4 more while a block is
  /// on: 30 states instead of 126, or 61,440 numbers instead of 258,048 for a
  /// batch of 32 and 64 units. Computed again are 4 states in each of 25
  /// blocks; with 28 entries in the vocabulary that adds 18,841,600
  /// multiply-adds to the 30,720,000 of the forward pass and the 54,272,000 of
  /// the way back.
  ///
  /// The states are about T/s + s, which is least for s = √T = 11.2. There it
  /// is 2 √T instead of T: with s = 11 a peak of 23 states. Since both
  /// terms are rounded, all spacings from 9 to 14 do as well.
  public struct Checkpoints: Equatable, Sendable {
    /// The steps of the sequence, and those from one kept state to the next.
    public let steps, spacing: Int

    /// A sequence whose state is kept every `spacing` steps.
    public init(steps: Int, spacing: Int) {
      self.steps = steps
      self.spacing = spacing
    }

    /// The number of blocks, the last one perhaps shorter.
    public var blocks: Int { (steps + spacing - 1) / spacing }

    /// The first state, and the last of each block.
    public var keptStates: Int { blocks + 1 }

    /// The most states at one time: those kept and the inside of a block.
    public var peakStates: Int { keptStates + min(spacing, steps) - 1 }

    /// The states inside the blocks.
    public var recomputedStates: Int { steps - blocks }

    /// The multiply-adds that computing states again adds.
    public func addedOperations(batch n: Int, vocabulary d: Int, hidden h: Int)
      -> Int
    { recomputedStates * n * (d * h + h * h) }
  }

  /// The gradients of a pass of which only some states are used.
  ///
  /// - Returns: the derivatives by W_xh, W_hh, b_h, W_hq, b_q and H_0, and the
  ///   most states that were there at one time.
  public static func checkpointedGradients(
    of pass: ForwardPass, spacing: Int
  ) -> (all: [Tensor], peakStates: Int) {
    Tensor.withoutRecording {
      let (cell, T) = (pass.cell, pass.steps)
      let starts = Array(stride(from: 0, to: T, by: spacing))
      let kept = (starts + [T]).map { pass.H[$0] }
      var way = WayBack(pass)
      var (future, peak) = (way.nothing, 0)
      for (block, start) in starts.enumerated().reversed() {
        let end = min(start + spacing, T)
        var H = [kept[block]]  // H_start … H_end, the last one kept as well
        for t in start + 1..<max(start + 1, end) {
          H.append(cell(pass.X[t - 1], HiddenState(H.last!)).state.H)
        }
        peak = max(peak, kept.count + H.count - 1)
        H.append(kept[block + 1])
        for t in (start + 1...end).reversed() {
          let state = H[t - start]
          let O = state.matmul(cell.parameters.W_hq) + cell.parameters.b_q
          future = way.step(
            t, way.scoreGradient(of: O, t: t), future, from: H[t - start - 1],
            to: state)
        }
      }
      return (way.sums + [future], peak)
    }
  }
}
