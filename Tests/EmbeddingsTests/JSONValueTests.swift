import Foundation
import Testing

@testable import Embeddings

@Suite struct `JSON` {
    private func parse(_ text: some StringProtocol) throws -> JSONValue {
        try Array(text.utf8).withUnsafeBytes { try JSONValue(parsing: $0) }
    }

    @Test func `has the values it shows`() throws {
        let text = #" { "a" : [ 1 , -2, 0.5, 1e3, true, false, null, {} ,[] ], "ç\u0131\ud83e\uddb7\n\/" : "\"\\" } "#
        let list: [JSONValue] = [
            .integer(1), .integer(-2), .number(0.5), .number(1000), .bool(true), .bool(false), .null, .object([:]),
            .array([]),
        ]
        #expect(try parse(text) == .object(["a": .array(list), "çı🦷\n/": .string("\"\\")]))
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1", "[1,]", "[,1]", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{a:1}"#, "tru", "nul", "1 2",
        "+1",
        "--1", ".5", "1e", "1e999", "inf", "nan", "0x10", #"""#, #""\x""#, #""\u12""#, #""\u+123""#, #""\ud83e""#,
        #""\udd00""#, "\"\n\"", #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":1}"#, String(repeating: "[", count: 17),
    ])
    func `that is none is refused`(text: String) {
        #expect(throws: JSONValue.SyntaxError.self) { try parse(text) }
    }

    @Test func `that is no UTF-8 is refused`() {
        for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]] {
            #expect(throws: JSONValue.SyntaxError.self) {
                try bytes.withUnsafeBytes { try JSONValue(parsing: $0) }
            }
        }
    }
}
