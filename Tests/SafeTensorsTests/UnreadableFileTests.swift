import Foundation
import SafeTensors
import Testing

@Suite struct UnreadableFileTests {
  @Test("a missing file, a folder and a device are refused")
  func notFiles() throws {
    try withFolder { folder in
      let cases: [(String, String)] = [
        (folder + "/none", "there is no such file"),
        ("", "there is no such file"), (folder, "it is a folder"),
        ("/dev/null", "it is not an ordinary file"),
        ("/dev/zero", "it is not an ordinary file"),
      ]
      for (path, finding) in cases {
        let error = #expect(throws: SafeTensorsError.self) {
          try SafeTensorsFile(contentsOf: path)
        }
        let sentence = error?.description ?? ""
        #expect(sentence.hasPrefix("Cannot read “\(path)”: \(finding); "))
        #expect(sentence.hasSuffix("."))
      }
    }
  }

  @Test(
    "a file without permission is refused",
    .enabled(if: geteuid() != 0, "the superuser may read every file"))
  func permission() throws {
    try withFolder { folder in
      let path = folder + "/secret"
      try Data(count: 16).write(to: URL(filePath: path))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: path)
      let error = #expect(throws: SafeTensorsError.self) {
        try SafeTensorsFile(contentsOf: path)
      }
      #expect(error?.reason.contains("permission") == true)
    }
  }

  @Test("a file on the disk is refused for the same reasons as one in memory")
  func sameReasons() throws {
    try withFolder { folder in
      let path = folder + "/file"
      let whole = try fixture("network")
      for count in stride(from: 0, to: whole.count, by: 5) {
        try whole.prefix(count).write(to: URL(filePath: path))
        let onDisk = #expect(throws: SafeTensorsError.self) {
          try SafeTensorsFile(contentsOf: path)
        }
        let inMemory = #expect(throws: SafeTensorsError.self) {
          try SafeTensorsFile(data: whole.prefix(count), name: path)
        }
        #expect(onDisk == inMemory)
      }
    }
  }

  @Test("a huge file that is not one is refused without reading it")
  func hugeFile() throws {
    try withFolder { folder in
      let path = folder + "/huge"
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.truncate(atOffset: 1 << 40)  // a terabyte, all of it a hole
      try file.close()
      let error = #expect(throws: SafeTensorsError.self) {
        try SafeTensorsFile(contentsOf: path)
      }
      #expect(error?.reason.hasPrefix("at byte 0 of the header, there") == true)
    }
  }
}
