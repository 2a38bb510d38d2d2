import Foundation

/// Where the results of a program go.
///
/// Every program of the package writes here, so that none ends well when what
/// it wrote is lost.
public enum StandardOutput {
  /// Writes a text and the end of a line. The control characters in it are
  /// shown, and not obeyed by the terminal.
  public static func writeLine(_ text: String) {
    write(text.visible + "\n")
  }

  /// Writes a text as it is.
  ///
  /// If it cannot be written, the program ends: without a word where nobody
  /// reads any more, as programs in a pipe do, and otherwise with a sentence
  /// and status 1.
  static func write(_ text: String) {
    guard let problem = writeAll(text, to: STDOUT_FILENO) else { return }
    if problem == EPIPE {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    StandardError.writeLine(
      "The output cannot be written: \(String(cString: strerror(problem))). "
        + "Send it to a terminal, or to a file on a disk with room.")
    exit(1)
  }
}

/// Where a program says what belongs to this run alone, and what went wrong.
public enum StandardError {
  /// Writes a text and the end of a line, if anybody wants to know. The control
  /// characters in it are shown, and not obeyed by the terminal.
  public static func writeLine(_ text: String) {
    _ = writeAll(text.visible + "\n", to: STDERR_FILENO)
  }
}

/// Takes the places of standard input, output and error where they are closed.
///
/// The next file that is opened would get the number of a closed one, and
/// results would be written into it. What takes the place can only be read, so
/// that writing fails. To be called before a program opens anything.
public func reserveStandardStreams() {
  for descriptor in STDIN_FILENO...STDERR_FILENO
  where fcntl(descriptor, F_GETFD) == -1 {
    _ = open("/dev/null", O_RDONLY)  // gets the lowest number that is free
  }
}

/// Writes all of a text, and returns the system's number of what went wrong.
private func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
  var rest = Data(text.utf8)
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes {
      write(descriptor, $0.baseAddress, $0.count)
    }
    if count >= 0 {
      rest.removeFirst(count)
    } else if errno == EAGAIN {
      // Somebody else made it return at once; wait until there is room.
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&request, 1, -1)
    } else if errno != EINTR {
      return errno
    }
  }
  return nil
}
