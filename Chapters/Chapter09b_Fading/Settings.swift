import Chapter
import TextData

/// What the reader of chapter 9b can choose.
struct Settings: ChapterSettings {
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing
  /// Whether to measure time and memory instead of playing the page.
  var isMeasuring = false
}
