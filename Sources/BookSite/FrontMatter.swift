import Foundation

/// What stands on the first page of a book.
struct FrontMatter: Equatable {
  let title = "Recurrent neural networks from scratch"
  let subtitle = "A literate course in Swift"
  /// “MIT License”.
  let licence: String
  /// “Copyright (c) 2026 The authors”.
  let copyright: String

  /// Whose the copyright is.
  var authors: String {
    String(copyright.trimmingPrefix(#/Copyright \(c\) [0-9, -]+ /#))
  }

  /// - Parameter licence: the text of the file LICENSE.
  init(licence: String) throws {
    let lines = licence.split(separator: "\n").map(String.init)
    guard let first = lines.first,
      let copyright = lines.first(where: { $0.hasPrefix("Copyright ") })
    else {
      throw SiteError(
        description: "LICENSE does not begin with the name of the licence and "
          + "a line “Copyright (c) …”, which a book needs. Restore them.")
    }
    self.licence = first
    self.copyright = copyright
  }
}

extension Site {
  /// What stands on the first page of the book.
  var frontMatter: FrontMatter {
    get throws {
      try FrontMatter(
        licence: String(
          contentsOf: package.appending(path: "LICENSE"), encoding: .utf8))
    }
  }
}
