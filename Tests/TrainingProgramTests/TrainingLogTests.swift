import Foundation
import Testing
import TextData
import TrainingLogs

@Suite struct TrainingLogTests {
  private let log = TrainingLog([
    row(.sequential, 1), row(.sequential, 2), row(.random, 1),
  ])

  @Test("a log is read as it was written, bit by bit")
  func roundTrip() throws {
    let read = try TrainingLog(parsing: log.text)
    #expect(read == log)
    #expect(read.text == log.text)
    #expect(try TrainingLog(parsing: TrainingLog().text) == TrainingLog())
    let windows = log.text.replacing("\n", with: "\r\n")
    #expect(try TrainingLog(parsing: windows) == log)
  }

  @Test("a line of names comes first, then one line for each epoch")
  func lines() {
    let lines = log.text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("sampling,epoch,tokens,vocabulary,"))
    #expect(lines[1].hasPrefix("sequential,1,8960,7,0.1,1.5,17.3872,0.666"))
    #expect(Set(lines.map { $0.count { $0 == "," } }).count == 1)
  }

  @Test("a line that is wrong is named, with its column")
  func malformed() {
    let lines = log.text.split(separator: "\n").map(String.init)
    let columns = lines[0].split(separator: ",").map(String.init)
    func changed(_ column: String, _ value: String) -> String {
      var values = lines[2].split(
        separator: ",", omittingEmptySubsequences: false
      ).map(String.init)
      values[columns.firstIndex(of: column)!] = value
      return [lines[0], lines[1], values.joined(separator: ",")]
        .joined(separator: "\n") + "\n"
    }
    let text = [
      ("sampling", "", "sequential or random"),
      ("sampling", "both", "sequential or random"),
      ("epoch", "-1", "a whole number from 0 on"),
      ("tokens", "1.0", "a whole number from 0 on"),
      ("graph_size", "99999999999999999999", "a whole number from 0 on"),
      ("training_loss", "", "a finite number"),
      ("training_perplexity", "nan", "a finite number"),
      ("held_out_loss", "inf", "a finite number"),
      ("learning_rate", "1e99", "a finite number"),
      ("largest_norm", " 1", "a finite number"),
    ]
    for (column, value, expected) in text {
      let error = #expect(throws: TrainingLogError.self) {
        try TrainingLog(parsing: changed(column, value), name: "l.csv")
      }
      #expect(
        error?.fault == .value(value, column: column, expected: expected))
      #expect(error?.line == 3)
      #expect(
        error?.description.hasPrefix("l.csv, line 3: the \(column)") == true)
    }
    let others: [(String, Int, TrainingLogError.Fault)] = [
      ("", 1, .cutOff), ("\n", 1, .header), (lines[0], 1, .cutOff),
      (log.text + "sequential,3", 5, .cutOff),
      (log.text + "\n", 5, .columns(1, expected: columns.count)),
      (lines[1] + "\n", 1, .header),
      (
        log.text + lines[1] + ",1\n", 5,
        .columns(columns.count + 1, expected: columns.count)
      ),
    ]
    for (text, line, fault) in others {
      let error = #expect(throws: TrainingLogError.self) {
        try TrainingLog(parsing: text)
      }
      #expect(error?.line == line && error?.fault == fault)
      #expect(error?.description.hasSuffix(".") == true)
    }
  }

  @Test("a log of the programs is read from a file")
  func files() throws {
    try withFolder { folder in
      let file = folder.appending(path: "log.csv")
      try Data(log.text.utf8).write(to: file)
      #expect(try TrainingLog(contentsOf: file.path) == log)
      #expect(throws: TextError.self) {
        try TrainingLog(contentsOf: folder.appending(path: "none").path)
      }
    }
  }
}
