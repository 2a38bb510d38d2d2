import OutputFiles
import Tensors

/// Why a file, or a tensor of it, cannot be used; the description is a
/// sentence for the reader.
public struct SafeTensorsError: Error, Equatable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// What is wrong with it.
  public let fault: Fault

  /// What was found.
  public enum Fault: Error, Equatable, Sendable {
    // The file as a whole
    case missing
    case folder
    case notOrdinary
    case unreadable(reason: String)
    /// Fewer than the 8 bytes that give the length of the header.
    case tooShort(bytes: Int)
    /// A header longer than the format allows.
    case headerTooLong(bytes: UInt64)
    /// A header longer than what follows its length.
    case headerBeyondEnd(bytes: Int, ofFile: Int)
    /// The file became shorter while it was read.
    case endedEarly

    // The header
    case headerNotUTF8
    /// Something else stands where the format asks for `expected`.
    case malformed(offset: Int, tensor: String?, expected: String)
    case twice(name: String, tensor: String?)
    case incomplete(tensor: String, field: String)
    case unknownType(tensor: String, type: String)

    // Where the tensors lie
    case impossibleShape(tensor: String, shape: [Int], type: ElementType)
    case reversed(tensor: String, begin: Int, end: Int)
    case beyondEnd(tensor: String, end: Int, ofData: Int)
    case wrongLength(
      tensor: String, shape: [Int], type: ElementType, needed: Int, given: Int)
    case overlap(tensor: String, other: String)
    case hole(tensor: String, begin: Int, expected: Int)
    case rest(bytes: Int)

    // What was asked for
    case noTensor(String, others: [String])
    case otherType(tensor: String, type: ElementType)
    case otherShape(tensor: String, shape: [Int], expected: [Int])
    case extra(tensor: String)
  }

  /// What is wrong with the file, and what to do.
  public var description: String {
    "Cannot read “\(file)”: \(fault.sentence)"
  }
}

extension SafeTensorsError.Fault {
  /// What to do about a file that breaks the rules of the format.
  private static let again =
    "The file is damaged or is not in the safetensors format; save it again "
    + "or get another copy."

  /// The second half of the description.
  var sentence: String {
    switch self {
    case .missing:
      "there is no such file; check the path, which is relative to the "
        + "current folder."
    case .folder: "it is a folder; name a file inside it."
    case .notOrdinary:
      "it is not an ordinary file; copy what it delivers to a file first."
    case .unreadable(let reason):
      "\(reason.asSentence) Make sure that you may read the file."
    case .tooShort(let bytes):
      "it has \(bytes) bytes, but the length of the header alone takes 8. "
        + Self.again
    case .headerTooLong(let bytes):
      "its first 8 bytes announce a header of \(bytes) bytes, and the format "
        + "allows no more than \(Header.longest). " + Self.again
    case .headerBeyondEnd(let bytes, let size):
      "its first 8 bytes announce a header of \(bytes) bytes, but the file "
        + "has only \(size) bytes in all. " + Self.again
    case .endedEarly:
      "it became shorter while it was read; wait until the program that "
        + "writes it is done, and try again."
    default: sentenceAboutHeader
    }
  }

  private var sentenceAboutHeader: String {
    switch self {
    case .headerNotUTF8: "its header is not text in UTF-8. " + Self.again
    case .malformed(let offset, let tensor, let expected):
      "at byte \(offset) of the header\(place(tensor)), there must be "
        + "\(expected). " + Self.again
    case .twice(let name, let tensor):
      "the name \(name.quoted) stands twice in the header\(place(tensor)). "
        + Self.again
    case .incomplete(let tensor, let field):
      "the tensor \(tensor.quoted) has no “\(field)”. " + Self.again
    case .unknownType(let tensor, let type):
      "the tensor \(tensor.quoted) has the unknown dtype \(type.quoted). Save "
        + "it as F32."
    default: sentenceAboutLayout
    }
  }

  private var sentenceAboutLayout: String {
    switch self {
    case .impossibleShape(let tensor, let shape, let type):
      "the tensor \(tensor.quoted) cannot have the shape \(shape.shortened) "
        + "of \(type.rawValue): its bytes are too many to count, or do not "
        + "come out whole. " + Self.again
    case .reversed(let tensor, let begin, let end):
      "the data of the tensor \(tensor.quoted) begin at byte \(begin) and end "
        + "before, at byte \(end). " + Self.again
    case .beyondEnd(let tensor, let end, let size):
      "the data of the tensor \(tensor.quoted) end at byte \(end), but the "
        + "file holds only \(size) bytes of data. " + Self.again
    case .wrongLength(let tensor, let shape, let type, let needed, let given):
      "the tensor \(tensor.quoted) of shape \(shape.shortened) and dtype "
        + "\(type.rawValue) needs \(needed) bytes, but its offsets give it "
        + "\(given). " + Self.again
    case .overlap(let tensor, let other):
      "the data of the tensors \(other.quoted) and \(tensor.quoted) overlap. "
        + Self.again
    case .hole(let tensor, let begin, let expected):
      "the data of the tensor \(tensor.quoted) begin at byte \(begin) instead "
        + "of \(expected): there is a hole before them. " + Self.again
    case .rest(let bytes):
      "\(bytes) bytes behind the last tensor belong to none. " + Self.again
    default: sentenceAboutUse
    }
  }

  private var sentenceAboutUse: String {
    switch self {
    case .noTensor(let name, let others):
      "it holds no tensor \(name.quoted), which is needed; it holds "
        + "\(others.listed). Choose a file that was saved from the same kind "
        + "of model."
    case .otherType(let tensor, let type):
      "the tensor \(tensor.quoted) holds \(type.rawValue), and only F32 can "
        + "be used here. Convert it before it is saved; in PyTorch: "
        + "tensor.float()."
    case .otherShape(let tensor, let shape, let expected):
      "the tensor \(tensor.quoted) has the shape \(shape.shortened), but "
        + "\(expected.shortened) is needed. Choose a file that was saved from "
        + "a model of the same size."
    case .extra(let tensor):
      "it holds the tensor \(tensor.quoted), for which the model has no "
        + "place. Choose a file that was saved from the same kind of model."
    default: Self.again
    }
  }

  private func place(_ tensor: String?) -> String {
    tensor.map { ", in the entry of \($0.quoted)" } ?? ""
  }
}

// MARK: - Quoting what a file says

extension String {
  /// In quotation marks, on one line and not too long: a file can name a
  /// tensor as it likes.
  var quoted: String {
    let most = 80
    let visible = unicodeScalars.prefix(most).map {
      $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0)
    }
    let isLonger = unicodeScalars.dropFirst(most).first != nil
    return "“" + visible.joined() + (isLonger ? "…”" : "”")
  }
}

extension [String] {
  /// The first few names.
  fileprivate var listed: String {
    if isEmpty { return "none at all" }
    let rest = count > 3 ? " and \(count - 3) more" : ""
    return prefix(3).map(\.quoted).joined(separator: ", ") + rest
  }
}

extension [Int] {
  /// The shape as it is written, or its beginning.
  fileprivate var shortened: String {
    count <= 8
      ? written
      : "(" + prefix(8).map(String.init).joined(separator: ", ")
        + ", … \(count) axes)"
  }
}
