// Above each listing a line says where it lives:
//
//     [Sources/RNNCell/RNNCell.swift](../Sources/RNNCell/RNNCell.swift), in `RNNCell.step`

extension Page {
  /// The line above the origin of a fence, if it names a source.
  func caption(of fence: Fence) -> String? {
    guard fence.line > 2 else { return nil }
    let line = lines[fence.line - 3]
    return line.hasPrefix("[Sources/") || line.hasPrefix("[Chapters/")
      || line.hasPrefix("[Tests/") ? line : nil
  }

  /// What the line above a listing should be.
  func caption(for region: Region) -> String {
    let up = path.hasPrefix("book/") ? "../" : ""
    let link = "[\(region.file)](\(up)\(region.file))"
    return region.enclosing.map { "\(link), in `\($0)`" } ?? link
  }
}

extension Book {
  /// The region of a listing.
  func region(of origin: Origin) -> Region? {
    if case .code(let reference) = origin { regions[reference] } else { nil }
  }

  /// A listing without the line that says where it lives.
  func checkCaption(_ fence: Page.Fence, of page: Page) -> [Problem] {
    guard let region = fence.origin.flatMap(region(of:)),
      page.caption(of: fence) != page.caption(for: region)
    else { return [] }
    return [
      Problem(
        page.path, fence.line,
        "Above the comment of this listing should stand "
          + "“\(page.caption(for: region))”. To mend it: swift run book sync")
    ]
  }
}
