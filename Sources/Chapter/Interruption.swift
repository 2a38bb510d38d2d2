import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns the first Ctrl-C into a request to stop; the second ends the program.
public final class Interruption {
  private let request = Request()
  private let source: any DispatchSourceSignal

  /// Begins to listen for Ctrl-C.
  public init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [request] in
      request.isMade.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    source.resume()
  }

  /// Whether the reader wants the program to come to an end.
  public var isRequested: Bool { request.isMade.load(ordering: .relaxed) }

  /// The exit status of a program that Ctrl-C ended: 128 + SIGINT.
  public static let status: Int32 = 130

  private final class Request: Sendable {
    let isMade = Atomic<Bool>(false)
  }
}
