import Foundation
import SafeTensors
import Tensors
import Testing
import TextData
import TrainingProgram

/// Runs of the built program that are killed or stopped, and resumed.
@Suite(.serialized) struct InterruptionTests {
  private let outputs = [
    "--log", "log.csv", "--plot", "curves.svg",
  ]

  private func begin(
    _ name: BuiltProgram.Name = .scratch, epochs: Int
  ) -> [String] {
    name.model + [
      "--epochs", "\(epochs)", "--tokens", "3000", "--save",
      "run.safetensors",
    ] + outputs
  }

  private var resume: [String] { ["--resume", "run.safetensors"] + outputs }

  /// Compares all that two runs have left.
  private func expectSame(_ broken: BuiltProgram, as whole: BuiltProgram) {
    #expect(broken.names == whole.names)
    for name in ["run.safetensors", "log.csv", "curves.svg"] {
      #expect(whole.bytes(name) != nil)
      #expect(broken.bytes(name) == whole.bytes(name), "\(name)")
    }
    #expect(broken.results == whole.results)
  }

  /// Calls `body` with the results of a run that was left alone, a folder for
  /// another one, and the time that the first took.
  private func comparing(
    _ name: BuiltProgram.Name = .scratch, epochs: Int,
    _ body: (BuiltProgram, _ whole: BuiltProgram, Duration) throws -> Void
  ) throws {
    try withFolder { folder in
      let whole = BuiltProgram(name: name, folder: folder)
      try whole.writeText()
      let start = ContinuousClock.now
      let process = try whole.start(begin(name, epochs: epochs))
      process.waitUntilExit()
      let duration = ContinuousClock.now - start
      #expect(process.terminationStatus == 0, "\(whole.text("errors"))")
      try withFolder { folder in
        let broken = BuiltProgram(name: name, folder: folder)
        try broken.writeText()
        try body(broken, whole, duration)
      }
    }
  }

  @Test(
    "a run that is killed, again and again, ends with the same bytes",
    arguments: BuiltProgram.Name.allCases)
  func killed(_ name: BuiltProgram.Name) throws {
    var generator = SplitMix64(seed: 11)
    try comparing(name, epochs: 12) { broken, whole, duration in
      var epochs: [Int] = []
      for _ in 0..<10 {
        let isSaved = broken.bytes("run.safetensors") != nil
        let process = try broken.start(
          isSaved ? resume : begin(name, epochs: 12))
        Thread.sleep(
          forTimeInterval: duration / .seconds(1) * generator.uniform())
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if broken.bytes("run.safetensors") != nil {
          // Whatever the moment was, what is saved is whole.
          let path = broken.folder.appending(path: "run.safetensors").path
          epochs.append(
            try SavedRun(contentsOf: path).checkpoint.log.rows.count)
        }
      }
      // The run got further, and was not there at once.
      #expect(epochs == epochs.sorted() && Set(epochs).count > 1, "\(epochs)")
      let isSaved = broken.bytes("run.safetensors") != nil
      let process = try broken.start(isSaved ? resume : begin(name, epochs: 12))
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(broken.text("errors"))")
      expectSame(broken, as: whole)

      // Resumed once more, it says that it is finished, and changes nothing.
      let again = try broken.start(resume)
      again.waitUntilExit()
      #expect(again.terminationStatus == 0)
      #expect(broken.text("errors").contains("a finished run of 12 epochs"))
      expectSame(broken, as: whole)
    }
  }

  @Test("Ctrl-C ends a run; what is kept is its last complete epoch")
  func stopped() throws {
    try comparing(epochs: 24) { broken, whole, _ in
      let process = try broken.start(begin(epochs: 24))
      while broken.bytes("run.safetensors") == nil && process.isRunning {
        Thread.sleep(forTimeInterval: 0.001)
      }
      process.interrupt()
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
      #expect(broken.text("output").contains("stopped in epoch"))
      #expect(broken.text("errors").contains("--resume run.safetensors"))
      let path = broken.folder.appending(path: "run.safetensors").path
      let saved = try SavedRun(contentsOf: path).checkpoint
      #expect((1..<48).contains(saved.log.rows.count))
      let log = broken.folder.appending(path: "log.csv").path
      #expect(try TrainingLog(contentsOf: log) == saved.log)

      let resumed = try broken.start(resume)
      resumed.waitUntilExit()
      #expect(resumed.terminationStatus == 0, "\(broken.text("errors"))")
      expectSame(broken, as: whole)
    }
  }
}
