import Chapter
import CommandLineOptions

let settings = beginChapter(
  "Chapter11_Experiments",
  "Answers the exercises of the source texts by experiments.",
  defaults: Settings(), arguments: Settings.arguments,
  options: Settings.options)
do {
  try Experiment.run(settings)
} catch let error as ExperimentError {
  exit(reporting: error, status: error.status)
} catch {
  exit(reporting: error)
}
