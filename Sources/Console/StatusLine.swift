import Foundation

/// A line at the bottom of the terminal that is written again and again.
///
///     let line = StatusLine()
///     line?.show(["epoch 3/500", "perplexity 14.21"])
///     line?.clear()
public struct StatusLine: Sendable {
  /// Nothing if standard output is no terminal, or one that knows no escape
  /// sequences.
  public init?() {
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? ""
    guard isatty(STDOUT_FILENO) == 1, !["", "dumb"].contains(kind) else {
      return nil
    }
  }

  /// Writes these parts in place of what the line said, as many as there is
  /// room for, the first ones first.
  public func show(_ parts: [String]) {
    write(Self.text(of: parts, columns: Self.columns))
  }

  /// Removes the line, so that something else can be written.
  public func clear() { write("") }

  private func write(_ text: String) {
    // Back to the first column; erase the line.
    StandardOutput.write("\r\u{1B}[2K" + text)
  }

  /// The parts that fit; of the first one, the beginning if need be. The last
  /// column stays free, since some terminals begin a new line behind it.
  static func text(of parts: [String], columns: Int) -> String {
    let room = max(0, columns - 1)
    var text = String((parts.first ?? "").visible.prefix(room))
    for part in parts.dropFirst().map(\.visible) {
      guard text.count + 2 + part.count <= room else { break }
      text += "  " + part
    }
    return text
  }

  /// The width of the terminal, 80 columns if nobody knows.
  private static var columns: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    let stated = ProcessInfo.processInfo.environment["COLUMNS"]
    return stated.flatMap { Int($0) } ?? 80
  }
}
