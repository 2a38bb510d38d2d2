/// A text in three parts, one after the other: one to learn from, one to
/// choose by, and one to report.
///
/// Whatever is chosen, an epoch or a width, is chosen on the validation part.
/// The held-out part is measured once, when nothing is left to choose.
public struct TextParts: Equatable, Sendable {
  /// What the models learn from.
  public let training: [Int]
  /// What epochs and settings are chosen by.
  public let validation: [Int]
  /// What the result is measured on, once.
  public let heldOut: [Int]

  /// Parts that are given.
  public init(training: [Int], validation: [Int], heldOut: [Int]) {
    (self.training, self.validation) = (training, validation)
    self.heldOut = heldOut
  }

  /// Cuts the parts from the beginning of a text: of the first `length`
  /// tokens four fifths to learn from and one fifth to choose by, as for the
  /// models of chapter 2d, and the next `heldOut` tokens to report.
  ///
  /// A text that is too short gives shorter parts.
  public init(of indices: some Collection<Int>, length: Int, heldOut: Int) {
    let chosen = indices.prefix(length)
    let cut = chosen.count * 4 / 5
    training = Array(chosen.prefix(cut))
    validation = Array(chosen.dropFirst(cut))
    self.heldOut = Array(indices.dropFirst(length).prefix(heldOut))
  }

  /// Cuts a whole text: four fifths to learn from, a tenth to choose by, and
  /// a tenth to report.
  public init(tenthsOf indices: [Int]) {
    let (a, b) = (indices.count * 8 / 10, indices.count * 9 / 10)
    training = Array(indices[..<a])
    validation = Array(indices[a..<b])
    heldOut = Array(indices[b...])
  }

  /// All that may be learnt from once everything is chosen.
  public var trainingAndValidation: [Int] { training + validation }
}
