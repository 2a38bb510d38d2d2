/// The letters A-Z in lower case, and all that is not of ASCII as it stands,
/// with one space for each run of other characters.
///
/// Which other characters are letters, and which are their small ones, stands
/// in tables that are longer than all the rest of the module. Without them no
/// text of another script can be learnt from; in a prefix such characters stay
/// for the vocabulary to say that it lacks them.
func lettersOfAllScripts(in text: Substring.UTF8View) -> [UInt8] {
  var result: [UInt8] = []
  for byte in text {
    if byte.isLetter {
      result.append(byte | 0x20)
    } else if byte >= 0x80 {
      result.append(byte)
    } else if result.last != .space {
      result.append(.space)
    }
  }
  return result
}

extension Character {
  /// Whether it may be a letter: it is not of ASCII.
  var isLetterOfAnyScript: Bool { !isASCII }
}
