import Basics
import BookSite
import Console
import Foundation

/// The book in another form than its pages, and what is made beside it.
enum Form {
  case site, epub, pdf, reference
}

extension Verb {
  /// The form that the verb makes, if it makes one.
  var form: Form? {
    switch self {
    case .site: .site
    case .epub: .epub
    case .pdf: .pdf
    case .reference: .reference
    case .list, .check, .sync, .replay, .live: nil
    }
  }
}

/// Makes the book in a form, in the package's folder `.build`, and says where.
///
/// - Parameter built: the folder with the modules that a reference describes.
func make(_ form: Form, of package: URL, built: URL, _ settings: Settings)
  throws
{
  let build = package.appending(path: ".build")
  func site() throws -> Site {
    try Site(
      package: package, sources: settings.sources,
      reference: settings.reference)
  }
  switch form {
  case .site:
    let count = try site().write(to: build.appending(path: "site"))
    StandardOutput.writeLine("\(count) pages: .build/site/index.html")
    try takeLivePageIntoSite(of: package)
  case .epub:
    let file = build.appending(path: "book.epub")
    try site().writeEPUB(to: file)
    StandardOutput.writeLine(".build/book.epub: \(try size(of: file))")
  case .pdf:
    let file = build.appending(path: "book.pdf")
    try site().writePDF(to: file)
    StandardOutput.writeLine(".build/book.pdf: \(try size(of: file))")
  case .reference:
    let count = try Reference(package: package, built: built).write(
      to: build.appending(path: "reference"), address: settings.reference)
    StandardOutput.writeLine(
      "\(count) symbols, for a web server: .build/reference/index.html")
  }
}

/// How large a file is: “12.7 MB”.
private func size(of file: URL) throws -> String {
  let values = try FileManager.default.attributesOfItem(atPath: file.path)
  let bytes = Double(values[.size] as? Int ?? 0)
  return "\((bytes / 1e6).decimals(1)) MB"
}
