import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Why nothing could be fetched.
public struct DownloadError: Error, Equatable, CustomStringConvertible {
  /// What happened, without a full stop, to be quoted in a sentence.
  public let description: String
}

/// Fetches the bytes at an address, or gives up soon: after 3 seconds in
/// which nothing arrives, after 10 seconds in all, and after more bytes than
/// the limit, counted once they are unpacked.
///
/// - Throws: A `DownloadError` that says what happened.
public func download(_ address: URL, limit: Int) throws -> Data {
  try download(address, limit: limit, silence: 3, seconds: 10)
}

/// The same, with other times to give up after: without an answer, and in all.
package func download(
  _ address: URL, limit: Int, silence: Int, seconds: Int
) throws -> Data {
  let configuration = URLSessionConfiguration.ephemeral
  configuration.timeoutIntervalForRequest = TimeInterval(silence)
  configuration.timeoutIntervalForResource = TimeInterval(seconds)
  let delivery = Delivery(limit: limit, seconds: seconds)
  let session = URLSession(
    configuration: configuration, delegate: delivery, delegateQueue: nil)
  defer { session.invalidateAndCancel() }
  session.dataTask(with: address).resume()
  return try delivery.result(within: .seconds(seconds))
}

/// Takes the bytes up piece by piece.
private final class Delivery: NSObject, URLSessionDataDelegate {
  private let limit: Int
  private let bytes = Mutex(Data())
  private let outcome: Mutex<Result<Data, DownloadError>>
  private let end = DispatchSemaphore(value: 0)

  init(limit: Int, seconds: Int) {
    self.limit = limit
    outcome = Mutex(
      .failure(
        DownloadError(description: "No answer within \(seconds) seconds")))
  }

  /// The bytes, once all of them are there.
  func result(within time: DispatchTimeInterval) throws -> Data {
    _ = end.wait(timeout: .now() + time)
    return try outcome.withLock { $0 }.get()
  }

  private func finish(_ result: Result<Data, DownloadError>) {
    outcome.withLock { $0 = result }
    end.signal()
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask,
    didReceive data: Data
  ) {
    let count = bytes.withLock {
      if $0.count <= limit { $0 += data }
      return $0.count
    }
    // The task then ends with an error.
    if count > limit { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    didCompleteWithError error: (any Error)?
  ) {
    let bytes = bytes.withLock { $0 }
    let status = (task.response as? HTTPURLResponse)?.statusCode ?? 0
    if bytes.count > limit {
      finish(
        .failure(
          DownloadError(
            description: "The server sends more than the \(limit) bytes of the "
              + "text, perhaps the login page of a network")))
    } else if let error {
      finish(.failure(DownloadError(description: reason(for: error))))
    } else if status != 200 {
      finish(
        .failure(
          DownloadError(
            description: "The server answered with status \(status)")))
    } else {
      finish(.success(bytes))
    }
  }
}

private func reason(for error: any Error) -> String {
  if (error as? URLError)?.code == .timedOut { return "No answer in time" }
  let words = error.localizedDescription
  return words.hasSuffix(".") ? String(words.dropLast()) : words
}
