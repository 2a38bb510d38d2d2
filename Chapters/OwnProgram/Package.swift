// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "own-program",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "rnn-from-scratch", path: "../..")],
  targets: [
    .executableTarget(
      name: "OwnProgram",
      dependencies: [.product(name: "Course", package: "rnn-from-scratch")],
      path: ".", exclude: ["Package.swift"])
  ]
)
