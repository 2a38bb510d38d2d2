import Corpora
import Foundation

/// A text to try solutions on: the novel if it is there, and otherwise the
/// prose of the book.
let text: String = {
  let offline = CorpusLookup { _, _ in throw CocoaError(.fileNoSuchFile) }
  return (try? offline.text().text) ?? ""
}()
