import CExpat
import Ingestion

/// What an XML file says, as it is read. Names come without their namespace.
protocol XMLHandler: AnyObject {
    func start(_ name: String, _ attributes: XMLAttributes) throws(DocumentFailure)
    func end(_ name: String) throws(DocumentFailure)
    func text(_ text: String) throws(DocumentFailure)
}

/// The attributes of an element, by their names without namespace.
struct XMLAttributes {
    private let values: [String: String]

    init(_ values: [String: String] = [:]) { self.values = values }

    subscript(name: String) -> String? { values[name] }

    /// An attribute that is on unless it says otherwise: `<w:b/>`, `<w:b w:val="0"/>`.
    var isOn: Bool { !["0", "false", "off", "none"].contains(self["val"] ?? "1") }
}

/// Feeds XML to a handler; owns expat's parser.
///
/// No entity is ever defined or fetched: a document type declaration, which Office files do not have, ends the reading.
final class XMLReader {
    private static let deepest = 256
    private static let mostAttributes = 1_000
    /// Bytes of one tag. Expat keeps an unfinished one and looks at it again with each piece.
    private static let longestTag = 4 << 20

    private let parser: XML_Parser
    private let handler: any XMLHandler
    private var failure: DocumentFailure?
    private var depth = 0
    private var bytesSinceEvent = 0

    init(_ handler: any XMLHandler) throws(DocumentFailure) {
        self.handler = handler
        // With a separator between namespace and name.
        guard let parser = XML_ParserCreateNS(nil, 0x7C) else { throw DocumentFailure(.memoryLimit) }
        self.parser = parser
        // Sound: the parser calls back only inside `consume`, while this object is alive.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLReader.of($0)?.start($1, $2) }, { data, name in XMLReader.of(data)?.end(name) })
        XML_SetCharacterDataHandler(parser) { XMLReader.of($0)?.text($1, $2) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            XMLReader.of(data)?.stop(DocumentFailure(.damagedOffice))
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Takes the next piece of the file, which may end anywhere.
    func consume(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) throws(DocumentFailure) {
        bytesSinceEvent += bytes.count
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        let status = XML_Parse(parser, start, Int32(bytes.count), isLast ? 1 : 0)
        if let failure { throw failure }
        guard status != XML_STATUS_ERROR, bytesSinceEvent <= Self.longestTag else {
            throw DocumentFailure(.damagedOffice)
        }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
        // Sound: set in `init` to the object that owns the parser.
        data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ failure: DocumentFailure) {
        if self.failure == nil { self.failure = failure }
        XML_StopParser(parser, 0)
    }

    private func perform(_ body: () throws(DocumentFailure) -> Void) {
        bytesSinceEvent = 0
        // Expat may report what it already has after it was told to stop.
        guard failure == nil else { return }
        do { try body() } catch { stop(error) }
    }

    private func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        perform { () throws(DocumentFailure) in
            depth += 1
            guard depth <= Self.deepest else { throw DocumentFailure(.damagedOffice) }
            var values: [String: String] = [:]
            var index = 0
            // Pairs of name and value up to a null pointer.
            while let attributes, let key = attributes[index], let value = attributes[index + 1] {
                values[Self.local(key)] = String(cString: value)
                index += 2
                guard index <= 2 * Self.mostAttributes else { throw DocumentFailure(.damagedOffice) }
            }
            try handler.start(Self.local(name), XMLAttributes(values))
        }
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        perform { () throws(DocumentFailure) in
            depth -= 1
            try handler.end(Self.local(name))
        }
    }

    private func text(_ start: UnsafePointer<CChar>?, _ count: Int32) {
        perform { () throws(DocumentFailure) in
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(count))
            try handler.text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func local(_ name: UnsafePointer<CChar>?) -> String {
        guard let name else { return "" }
        let text = String(cString: name)
        return text.lastIndex(of: "|").map { String(text[text.index(after: $0)...]) } ?? text
    }
}

extension ZipArchive {
    /// Feeds an entry to a handler.
    mutating func parse(_ name: String, with handler: some XMLHandler) throws(DocumentFailure) {
        let reader = try XMLReader(handler)
        var failure: DocumentFailure?
        try read(name) { bytes in
            do throws(DocumentFailure) {
                try reader.consume(bytes)
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        try reader.consume(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    }

    /// As ``parse(_:with:)``, where a file may do without the entry.
    mutating func parse(ifPresent name: String, with handler: some XMLHandler) throws(DocumentFailure) {
        if contains(name) { try parse(name, with: handler) }
    }
}
