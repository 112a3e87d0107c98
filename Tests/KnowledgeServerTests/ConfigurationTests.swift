import Foundation
import Testing

@testable import KnowledgeServer

@Suite struct `A setting` {
    private func folder(_ file: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/kaynak-conf-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try file.write(toFile: path + "/kaynak.conf", atomically: true, encoding: .utf8)
        return path
    }

    private func configuration(
        _ words: [String], _ environment: [String: String] = [:], file: String = ""
    ) throws -> Configuration {
        let data = try folder(file)
        defer { try? FileManager.default.removeItem(atPath: data) }
        return try Configuration(
            Arguments(["--data", data] + words, of: DoctorCommand.self), environment: environment)
    }

    @Test func `comes from the flag, then the environment, then the file, then its default`() throws {
        let file = "# ports\nlisten = 127.0.0.1:1111\n"
        let environment = ["KAYNAK_LISTEN": "127.0.0.1:2222"]
        #expect(try configuration([]).listen == Address(host: "127.0.0.1", port: 8080))
        #expect(try configuration([], file: file).listen.port == 1111)
        #expect(try configuration([], environment, file: file).listen.port == 2222)
        let all = try configuration(["--listen", "127.0.0.1:3333"], environment, file: file)
        #expect(all.listen.port == 3333)
        #expect(all.origins[.listen] == "--listen")
    }

    @Test func `that cannot be used names itself, where it came from, and what would be right`() throws {
        let wrong = #expect(throws: ConfigurationError.self) {
            try configuration([], ["KAYNAK_UPLOAD_LIMIT_MB": "viel"])
        }
        #expect(wrong?.description.contains("upload-limit-mb (from KAYNAK_UPLOAD_LIMIT_MB)") == true)
        #expect(throws: ConfigurationError.self) { try configuration(["--listen", "8080"]) }
    }

    @Test func `chooses instructions that the processor has`() throws {
        #expect(try configuration([]).instructions == .best)
        #expect(try configuration([], ["KAYNAK_CPU": "portable"]).instructions == .portable)
        let wrong = #expect(throws: ConfigurationError.self) { try configuration([], ["KAYNAK_CPU": "mmx"]) }
        #expect(wrong?.description.contains("cpu (from KAYNAK_CPU)") == true)
        #expect(wrong?.detail.contains("portable") == true)
    }

    @Test func `that does not exist is refused in the file, too`() throws {
        let wrong = #expect(throws: UsageError.self) { try configuration([], file: "colour = red\n") }
        #expect(wrong?.message.contains("'colour'") == true)
    }

    @Test(arguments: ["127.0.0.1:80", "localhost:0", "[::1]:8080", "0.0.0.0:65535"])
    func `address reads back as it was written`(text: String) throws {
        #expect(try #require(Address(text)).description == text)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.9.9.9", true), ("localhost", true), ("::1", true), ("127.evil.example", false),
        ("127.0.0.1.evil.example", false), ("localhost.evil.example", false), ("0.0.0.0", false), ("10.0.0.1", false),
    ])
    func `address is this machine's by its number, not by how its name begins`(host: String, local: Bool) {
        #expect(Address(host: host, port: 80).isLoopback == local)
    }

    @Test func `file may have Windows line ends, and may not move itself`() throws {
        #expect(try configuration([], file: "listen = 127.0.0.1:1111\r\nlog = -\r\n").listen.port == 1111)
        #expect(throws: UsageError.self) { try configuration([], file: "data = /elsewhere\n") }
    }

    @Test(arguments: ["", ":80", "host", "host:", "host:65536", "host:-1", "host:x"])
    func `address that is none is refused`(text: String) { #expect(Address(text) == nil) }
}

@Suite struct `JSON for the log` {
    @Test func `reads back as the same text`() throws {
        let texts = ["", "düz", "\"tırnak\" \\ ters", "satır\nsekme\t\r", "\u{01}\u{1F}", "🙂 e\u{301}"]
        for text in texts {
            let decoded = try JSONDecoder().decode([String].self, from: Data("[\(JSONText.quoted(text))]".utf8))
            #expect(decoded == [text])
        }
    }

    @Test func `times are RFC 3339 in UTC`() {
        #expect(RFC3339.string(from: Date(timeIntervalSince1970: 0)) == "1970-01-01T00:00:00.000Z")
        #expect(RFC3339.string(from: Date(timeIntervalSince1970: 951_782_400.25)) == "2000-02-29T00:00:00.250Z")
    }
}
