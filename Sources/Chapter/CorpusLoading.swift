import CommandLineOptions
import Corpora
import TextData
import Transcripts

/// Which letters of a text are kept, as a reader may choose.
public enum LetterChoice: String, CaseIterable, Sendable {
  /// A-Z of the novel and of the pages, all letters of a text of one's own.
  case automatic
  case latin = "a-z"
  case all

  fileprivate var letters: Letters? { Letters(rawValue: rawValue) }
}

/// The text that a chapter reads, looked up in the order of `CorpusLookup`.
///
/// Which text it is goes to standard error, and so does what is left out of a
/// text of the reader's own. If there is none, the program ends with a
/// sentence.
public func loadText(_ settings: some ChapterSettings) -> CorpusText {
  do {
    let found = try CorpusLookup(download: download(_:limit:))
      .text(fromFile: settings.corpus, keeping: settings.letters.letters)
    note("\(found.source)")
    switch found.source {
    case .file:
      note("\(DroppedCharacters(of: found.text, keeping: found.letters))")
    case .book: Transcript.add(.missingNovel)
    default: break
    }
    return found
  } catch {
    exit(reporting: error)
  }
}

/// The characters of the text that a chapter reads, as indices.
public func loadCorpus(_ settings: some ChapterSettings) -> Corpus {
  Corpus(
    loadText(settings), tokens: .character, joiningLines: settings.joining)
}

/// A prefix to continue, if the text has all of its characters, or else as many
/// characters from the beginning of the text, which goes to standard error.
public func opening(_ usual: String, in corpus: Corpus) -> String {
  if (try? corpus.indices(ofPrefix: usual)) != nil { return usual }
  let beginning = corpus.text(of: corpus.prefix(usual.count))
  note(
    "The text has not all characters of \"\(usual)\": its beginning, "
      + "\"\(beginning)\", is continued instead")
  return beginning
}
