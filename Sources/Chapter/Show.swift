import Basics
import CommandLineOptions
import Console
import Transcripts

/// Prints what a chapter shows, one space between the items, and remembers
/// from where, so that the page can show each line below its code.
public func show(
  _ items: Any..., path: String = #fileID, line: Int = #line
) {
  let text = items.map { "\($0)" }.joined(separator: " ")
  StandardOutput.writeLine(text)
  Transcript.add(.text(text.visible, path: path, line: line))
}

/// Shows a claim with its value, `the same bits: true`. If the value is not what
/// the page says, the program ends with status 1, and the page is not written.
///
///     check("the same bits", a == b)
///     check("numbers that differ", count, is: 0)
public func check<Value: Equatable>(
  _ claim: String, _ value: Value, is expected: Value,
  path: String = #fileID, line: Int = #line
) {
  show("\(claim):", value, path: path, line: line)
  guard value != expected else { return }
  exit(
    reporting: FalseClaim(
      description: "\(path):\(line): “\(claim)” should be \(expected), "
        + "but it is \(value)."))
}

/// Shows a claim that must be true.
public func check(
  _ claim: String, _ holds: Bool, path: String = #fileID, line: Int = #line
) {
  check(claim, holds, is: true, path: path, line: line)
}

/// A claim about numbers that are shown beside it: prints nothing, but ends
/// the program with status 1 if it does not hold.
public func ensure(
  _ claim: String, _ holds: Bool, path: String = #fileID, line: Int = #line
) {
  guard !holds else { return }
  exit(
    reporting: FalseClaim(
      description: "\(path):\(line): It does not hold that \(claim)."))
}

/// What a page says about a program's output is false.
struct FalseClaim: Error, CustomStringConvertible {
  let description: String
}

/// A sentence about results that holds or does not.
public struct Claim: Sendable {
  /// What is claimed.
  public let sentence: String
  /// Whether it is true.
  public let holds: Bool

  /// A claim with its truth.
  public init(_ sentence: String, _ holds: Bool) {
    (self.sentence, self.holds) = (sentence, holds)
  }
}

/// Claims about measurements, or about the results of a long run with the
/// settings of its page. On a reader's machine one may fail without harm; a
/// program that is played for a page ends with status 1.
public func ensureForPage(
  _ claims: @autoclosure () -> [Claim], path: String = #fileID,
  line: Int = #line
) {
  guard Transcript.isWanted else { return }
  for claim in claims() {
    ensure(claim.sentence, claim.holds, path: path, line: line)
  }
}

/// Says that the numbers of this program differ from run to run: measurements
/// of time or memory, or results from a text that is often edited.
public func announceMeasurement() { Transcript.add(.measurement) }

/// Shows a line whose numbers are measured, in a program whose other lines
/// are the same in each run.
public func showMeasured(
  _ text: String, path: String = #fileID, line: Int = #line
) {
  show(text, path: path, line: line)
  Transcript.add(.measuredLine(text))
}

/// Hands over a figure for the page.
public func figure(_ name: String, _ svg: String) {
  Transcript.add(.figure(name: name, svg: svg))
}

/// Prints what belongs to this run and this machine, to standard error.
public func note(_ text: String) {
  StandardError.writeLine(text)
}

/// A number with a fixed number of decimals, the same in every country.
public func decimal(_ number: Double, _ digits: Int = 2) -> String {
  number.decimals(digits)
}

/// A number as a few digits and a power of ten: 2.1e-07.
public func powerOfTen(_ number: Double, _ digits: Int = 1) -> String {
  number.powerOfTen(digits)
}

/// A whole number in groups of three digits: 170,580.
public func grouped(_ number: Int) -> String { number.grouped }
