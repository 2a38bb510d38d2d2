import Basics
import Foundation
import SafeTensors
import Tensors
import Testing

@testable import Checkpoints
@testable import TrainingLogs

/// Runs of the built program that are killed or stopped, and resumed.
@Suite(.serialized) struct InterruptionTests {
  private let outputs = [
    "--log", "log.csv", "--plot", "curves.svg",
  ]

  private func begin(_ name: BuiltProgram.Name) -> [String] {
    name.model + ["--tokens", "3000", "--save", "run.safetensors"] + outputs
  }

  private var resume: [String] { ["--resume", "run.safetensors"] + outputs }

  /// Calls `body` with a program that has a folder of its own, and a text.
  private func withProgram(
    _ name: BuiltProgram.Name, _ body: (BuiltProgram) throws -> Void
  ) throws {
    try withFolder { folder in
      let program = BuiltProgram(name: name, folder: folder)
      try program.writeText()
      try body(program)
    }
  }

  private func finish(_ program: BuiltProgram, _ words: [String]) throws {
    let process = try program.start(words)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program.text("errors"))")
  }

  /// Compares all that two runs have left.
  private func expectSame(_ broken: BuiltProgram, as whole: BuiltProgram) {
    #expect(broken.names == whole.names)
    for name in ["run.safetensors", "log.csv", "curves.svg"] {
      #expect(whole.bytes(name) != nil)
      #expect(broken.bytes(name) == whole.bytes(name), "\(name)")
    }
    #expect(broken.results == whole.results)
  }

  @Test(
    "a run that is cut off while it writes ends with the same bytes",
    arguments: BuiltProgram.Name.allCases)
  func cutOff(_ name: BuiltProgram.Name) throws {
    let begin = begin(name) + ["--epochs", "12"]
    try withProgram(name) { whole in
      try finish(whole, begin)
      try withProgram(name) { broken in
        var generator = SplitMix64(seed: 11)
        // The longest file comes to its end a few hundred bytes later each
        // time: in the checkpoint of a later epoch.
        var blocks = whole.bytes("run.safetensors")!.count * 3 / 8 / 512
        var epochs: [Int] = []
        repeat {
          let process = try broken.start(
            epochs.isEmpty ? begin : resume, filesUpTo: blocks)
          process.waitUntilExit()
          // By the signal for that, or, where it is ignored, by the error.
          if process.terminationStatus == 0 { break }
          if let run = try broken.savedRun() {
            epochs.append(run.checkpoint.log.rows.count)
          }
          blocks += Int.random(in: 1...2, using: &generator)
        } while epochs.count < 100
        // The run got further, and was not there at once.
        #expect(epochs == epochs.sorted() && Set(epochs).count > 3)
        try finish(broken, resume)
        expectSame(broken, as: whole)

        // Resumed once more, it says that it is finished, and changes nothing.
        try finish(broken, resume)
        #expect(broken.text("errors").contains("a finished run of 12 epochs"))
        expectSame(broken, as: whole)
      }
    }
  }

  @Test(
    "a run that is killed or stopped at any moment goes on where it was",
    arguments: BuiltProgram.Name.allCases, [SIGKILL, SIGINT])
  func stopped(_ name: BuiltProgram.Name, by signal: Int32) throws {
    let begin = begin(name) + ["--sampling", "sequential", "--epochs"]
    try withProgram(name) { broken in
      var generator = SplitMix64(seed: 11)
      var epochs = 0
      for _ in 0..<5 {
        // So many epochs that none of the runs comes to its end.
        let process = try broken.start(
          epochs == 0 ? begin + ["1000000"] : resume)
        let more = Int.random(in: 1...4, using: &generator)
        while broken.logLines < 1 + epochs + more, process.isRunning {
          Thread.sleep(forTimeInterval: 0.001)
        }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 128 + signal)
        // Whatever the moment was, what is saved is whole.
        let saved = try #require(try broken.savedRun()).checkpoint
        #expect(saved.log.rows.count >= epochs + more)
        epochs = saved.log.rows.count
        if signal == SIGINT {
          #expect(broken.text("output").contains("stopped in epoch"))
          #expect(broken.text("errors").contains("--resume run.safetensors"))
          let log = broken.folder.appending(path: "log.csv").path
          #expect(try TrainingLog(contentsOf: log) == saved.log)
        }
      }
      try withProgram(name) { whole in
        try finish(whole, begin + ["\(epochs)"])
        let (broken, whole) = (try broken.savedRun()!, try whole.savedRun()!)
        #expect(
          broken.checkpoint.log.rows.map(\.trainingLoss)
            == whole.checkpoint.log.rows.map(\.trainingLoss))
        #expect(broken.checkpoint.states == whole.checkpoint.states)
      }
    }
  }
}

extension BuiltProgram {
  /// What was kept so far, which must be whole.
  fileprivate func savedRun() throws -> SavedRun? {
    guard bytes("run.safetensors") != nil else { return nil }
    return try SavedRun(
      contentsOf: folder.appending(path: "run.safetensors").path)
  }

  /// The lines of the log, with that of the names.
  fileprivate var logLines: Int {
    (bytes("log.csv") ?? Data()).count { $0 == UInt8(ascii: "\n") }
  }
}
