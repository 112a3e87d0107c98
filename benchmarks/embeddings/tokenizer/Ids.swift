// Standard input: a text per line as hexadecimal UTF-8. Standard output: its ids. With `--speed`, how fast they come.
import Foundation

@testable import Embeddings

/// Processor time of this thread: other work on the machine does not count.
func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// How many tokens come in a second: of texts not seen before, then of the same again, the median of nine rounds.
func measure(_ tokenizer: any TextTokenizer, _ texts: [String]) {
    var rates: [Double] = []
    var tokens = 0
    for _ in 0..<10 {
        let start = seconds()
        tokens = texts.reduce(0) { $0 + tokenizer.ids(of: $1).count }
        rates.append(Double(tokens) / (seconds() - start))
    }
    let median = rates[1...].sorted()[4]
    print("\(tokens) tokens in \(texts.count) texts: \(Int(rates[0])) tokens/s first, \(Int(median)) again")
}

let path = CommandLine.arguments[1]
let start = seconds()
let tokenizer: any TextTokenizer =
    path.hasSuffix(".json") ? try TokenizerFile.load(path: path) : try UnigramTokenizer(ModelFile(path: path))
let opening = seconds() - start
var texts: [String] = []
while let line = readLine() {
    let digits = line.utf8.map { $0 - ($0 < UInt8(ascii: "a") ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    texts.append(String(decoding: bytes, as: UTF8.self))
}
if CommandLine.arguments.contains("--speed") {
    print("opened in \(Int(opening * 1000)) ms")
    measure(tokenizer, texts)
} else {
    for text in texts { print(tokenizer.ids(of: text).map(String.init).joined(separator: " ")) }
}
