import Console
import TextData
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

/// A whole number in groups of three digits: 170,580.
public func grouped(_ number: Int) -> String { number.grouped }
