import BookSite
import Console
import Foundation

/// The book in another form than its pages.
enum Form {
  case site, epub, pdf
}

extension Verb {
  /// The form that the verb makes, if it makes one.
  var form: Form? {
    switch self {
    case .site: .site
    case .epub: .epub
    case .pdf: .pdf
    case .list, .check, .sync, .replay: nil
    }
  }
}

/// Makes the book in a form, in the package's folder `.build`, and says where.
func make(_ form: Form, of package: URL, _ settings: Settings) throws {
  let site = try Site(package: package, sources: settings.sources)
  let build = package.appending(path: ".build")
  switch form {
  case .site:
    let count = try site.write(to: build.appending(path: "site"))
    StandardOutput.writeLine("\(count) pages: .build/site/index.html")
  case .epub:
    try site.writeEPUB(to: build.appending(path: "book.epub"))
    StandardOutput.writeLine(".build/book.epub")
  case .pdf:
    try site.writePDF(to: build.appending(path: "book.pdf"))
    StandardOutput.writeLine(".build/book.pdf")
  }
}
