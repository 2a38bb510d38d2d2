import Foundation
import Testing
import TextData

@testable import TrainingLogs

@Suite struct LogFileTests {
  private func withLog(
    _ body: (String, () -> String) throws -> Void
  ) throws {
    try withFolder { folder in
      let file = folder.appending(path: "log.csv")
      try body(file.path) {
        (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      }
    }
  }

  @Test("no file is replaced before there is a row")
  func late() throws {
    try withLog { path, text in
      try "old".write(toFile: path, atomically: true, encoding: .utf8)
      var log = TrainingLog()
      let file = try LogFile(path, log)
      #expect(text() == "old")
      log.insert(row(.random, 1))
      #expect(try !file.add(row(.random, 1), of: log))
      #expect(text() == log.text)
    }
  }

  @Test("a log that was removed or replaced meanwhile is written anew")
  func removed() throws {
    try withLog { path, text in
      var log = TrainingLog([row(.random, 1)])
      let file = try LogFile(path, log)
      log.insert(row(.random, 2))
      #expect(try !file.add(row(.random, 2), of: log))
      for epoch in 3...4 {
        try FileManager.default.removeItem(atPath: path)
        if epoch == 4 { try Data().write(to: URL(filePath: path)) }
        log.insert(row(.random, epoch))
        #expect(try file.add(row(.random, epoch), of: log))
        #expect(text() == log.text)
      }
    }
  }

  @Test("an epoch of an earlier run stands behind those of its run")
  func inserted() throws {
    try withLog { path, text in
      var log = TrainingLog([row(.sequential, 1), row(.random, 1)])
      let file = try LogFile(path, log)
      log.insert(row(.sequential, 2))
      #expect(try !file.add(row(.sequential, 2), of: log))
      #expect(
        log.rows.map(\.sampling) == [.sequential, .sequential, .random])
      #expect(text() == log.text)
      #expect(TrainingLog(log.rows) == log)
    }
  }
}
