import Foundation
import Guardrails

/// Personal data in texts, without server or database.
enum PIICommand: Command {
    static let name = "pii"
    static let summary = "finds personal data: JSONL in, JSONL out"
    static let usage = "kaynak pii scan --input texts.jsonl --output spans.jsonl [--repeat N]"
    static let options: [Option] = [
        .value("input", "FILE", #"lines of {"id","text"}"#),
        .value("output", "FILE", #"lines of {"id","spans":[{"start","end","type","score","rule"}]}"#),
        .value("repeat", "N", "scan the texts N times on one thread and say how fast (default: once, silently)"),
    ]
    static let discussion = """
        Offsets are Unicode scalars, end exclusive. Types: TCKN, VKN, PASSPORT, PHONE, EMAIL, IBAN, CARD, PLATE, ADDRESS,
        PERSON, DOB, IP, CREDENTIAL, HEALTH; TCKN_SUSPECT and its like mark values with wrong check digits.
        The rule says why, as in tckn.checksum or person.honorific.

        example: kaynak pii scan --input texts.jsonl --output spans.jsonl
        """

    static func run(_ arguments: Arguments) async throws {
        let verb = try arguments.onlyPositional("what to do ('scan')")
        guard verb == "scan" else { throw UsageError("'pii' has no '\(verb)'; it has 'scan'") }
        let input = try arguments.required("input")
        let output = try arguments.required("output")
        let rounds = try arguments.number("repeat", in: 1...1_000_000, default: 1)
        let texts = try TextLines.read(path: input)
        try scan(texts, to: OutputFile(output))
        if rounds > 1 { measure(texts, rounds: rounds) }
    }

    private static func scan(_ texts: [TextLine], to file: OutputFile) throws {
        let scanner = PIIScanner()
        var buffer = Data()
        for text in texts {
            append(scanner.findings(inUTF8: text.text), of: text, to: &buffer)
            if buffer.count > 1 << 20 {
                try Task.checkCancellation()
                try file.write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try file.write(buffer)
        try file.finish()
    }

    /// Types and rules are names of this project's own, which need no escapes.
    private static func append(_ findings: [PIIFinding], of text: TextLine, to buffer: inout Data) {
        buffer.append(contentsOf: "{\"id\":".utf8)
        buffer.append(contentsOf: text.id)
        buffer.append(contentsOf: ",\"spans\":[".utf8)
        for (index, finding) in findings.enumerated() {
            let score = Int((finding.score * 100).rounded())
            let decimals = score == 100 ? "1" : "0." + (score < 10 ? "0" : "") + String(score)
            buffer.append(
                contentsOf: """
                    \(index > 0 ? "," : ""){"start":\(finding.span.start),"end":\(finding.span.end),\
                    "type":"\(finding.type.rawValue)","score":\(decimals),"rule":"\(finding.rule)"}
                    """.utf8)
        }
        buffer.append(contentsOf: "]}\n".utf8)
    }

    private static func measure(_ texts: [TextLine], rounds: Int) {
        let scanner = PIIScanner()
        let bytes = texts.reduce(0) { $0 + $1.text.count }
        let start = ContinuousClock.now
        var findings = 0
        for _ in 0..<rounds {
            for text in texts { findings += scanner.findings(inUTF8: text.text).count }
        }
        let seconds = (ContinuousClock.now - start).seconds
        let rate = Double(bytes * rounds) / max(seconds, 1e-9) / 1e6
        Terminal.print(
            "texts \(texts.count)  bytes \(bytes)  rounds \(rounds)  findings \(findings / rounds)  "
                + "seconds \((seconds * 1000).rounded() / 1000)  MB/s \((rate * 100).rounded() / 100)")
    }
}
