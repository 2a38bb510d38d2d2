import Chapter
import CommandLineOptions
import Museum

enum Subcommand: String, CaseIterable {
  case bug, diagnose, memory
}

struct Settings: ChapterSettings {
  var subcommand = Subcommand.memory
  var argument: String?
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
}

let command = Command<Settings>(
  name: "Chapter11_Experiments", summary: "Experiments.",
  arguments: [
    .choice("experiment", \.subcommand, help: "what to do"),
    .text("name", \.argument, isRequired: false, help: "a bug, or a log"),
  ], options: Command<Settings>.commonOptions)
let settings = command.parseOrExit(defaults: Settings())
do {
  switch settings.subcommand {
  case .bug: try showBug(settings.argument ?? "", settings)
  case .diagnose: try diagnose(file: settings.argument ?? "")
  case .memory: try showMemory(settings)
  }
} catch {
  exit(reporting: error)
}
