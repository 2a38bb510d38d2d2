import Chapter
import CommandLineOptions
import Foundation
import Optimizers
import SafeTensors
import Testing
import TextData
import Training

@testable import Checkpoints
@testable import TrainingLogs
@testable import TrainingProgram

/// Settings like those of chapter 8.
private struct Settings: TrainingSettings {
  var training = TrainingOptions()
  var hiddenUnits = 512
  var seed: UInt64 = 1
  var threads = 1
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let command = Command<Settings>(
    name: "Chapter08_Training", summary: "",
    options: [
      .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units")
    ] + Command<Settings>.trainingOptions + Command<Settings>.commonOptions)

  func trainingMemory(vocabularySize: Int, rows: Int) -> Int { 0 }
}

/// The settings for going on with a run.
@discardableResult
func settings(
  resuming saved: SavedRun, _ words: String...
) throws -> some TrainingSettings {
  let command = Settings.command
  let words = words + ["--resume", "f"]
  return try command.settings(
    resuming: saved, with: command.parse(words, defaults: Settings()),
    given: command.options(givenIn: words, defaults: Settings()),
    defaults: Settings())
}

@Suite struct SettingsTests {
  private func saved(
    _ change: (inout Checkpoint) -> Void = { _ in }
  ) throws -> SavedRun {
    var checkpoint = smallCheckpoint()
    change(&checkpoint)
    let data = checkpoint.with(smallModel(), SGD(learningRate: 1)).data
    return try SavedRun(SafeTensorsFile(data: data, name: "f"))
  }

  private func fault(
    _ saved: SavedRun, _ words: [String] = []
  ) -> CheckpointError.Fault? {
    #expect(throws: CheckpointError.self) {
      switch words.count {
      case 0: try settings(resuming: saved)
      default: try settings(resuming: saved, words[0], words[1])
      }
    }?.fault
  }

  @Test("a resumed run has the settings of the file")
  func fromFile() throws {
    let settings = try settings(resuming: saved(), "--threads", "3")
    #expect(settings.training.plan.epochs == 2)
    #expect(settings.training.plan.clip == 1.5)
    #expect(settings.training.plan.learningRate == 1)
    #expect(settings.threads == 3)
    // It goes on being kept where it was.
    #expect(settings.training.save == "f")
    let other = try TrainingProgramTests.settings(
      resuming: saved(), "--save", "g", "--hidden", "5")
    #expect(other.training.save == "g")
  }

  @Test("an option that contradicts the file is named, with both values")
  func contradictions() throws {
    let saved = try saved()
    #expect(
      fault(saved, ["--hidden", "6"])
        == .contradiction(option: "--hidden", given: "6", saved: "5"))
    #expect(
      fault(saved, ["--clip", "none"])
        == .contradiction(option: "--clip", given: "none", saved: "1.5"))
    #expect(
      fault(saved, ["--prefix", "tea"])
        == .contradiction(
          option: "--prefix", given: "tea", saved: "its default"))
    #expect(
      fault(saved, ["--epochs", "1"]) == .fewerEpochs(given: 1, saved: 2))
  }

  @Test("the runs can be made longer, whichever is the present one")
  func longer() throws {
    let first = try saved {
      $0.log = TrainingLog($0.log.rows.dropLast())
      $0.run = .sequential
      $0.samples[.random] = nil
    }
    for saved in [first, try saved()] {
      let settings = try settings(resuming: saved, "--epochs", "9")
      #expect(settings.training.plan.epochs == 9)
    }
  }

  @Test("runs that are not those of the settings are refused")
  func otherRuns() throws {
    let changes: [(inout Checkpoint) -> Void] = [
      { $0.settings["--sampling"] = "random" },
      { $0.settings["--sampling"] = "sequential" },
      { $0.settings["--epochs"] = "1" },
      { $0.log = TrainingLog(Array($0.log.rows.dropFirst(2))) },
      {
        $0.log = TrainingLog([$0.log.rows[0], row(.random, 1), row(.random, 2)])
      },
    ]
    for change in changes {
      let saved = try saved {
        $0.samples = [:]
        change(&$0)
      }
      guard case .damaged("log", _)? = fault(saved) else {
        Issue.record("a log that does not fit was taken")
        continue
      }
    }
    let values: [(String, String)] = [
      ("--epochs", "0"), ("--nothing", "1"), ("--hidden", "1e9"),
    ]
    for (name, value) in values {
      guard
        case .settings? = fault(try saved { $0.settings[name] = value })
      else {
        Issue.record("\(name) \(value) was taken")
        continue
      }
    }
    guard
      case .damaged("--plot", _)? = fault(
        try saved { $0.settings["--plot"] = "x" })
    else {
      Issue.record("a path in the file was taken")
      return
    }
    #expect(
      fault(try saved { $0.program = "Chapter10c_Concise" })
        == .otherProgram("Chapter10c_Concise"))
  }
}
