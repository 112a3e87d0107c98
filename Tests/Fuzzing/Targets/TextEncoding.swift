import Foundation

/// Bytes to text and its repair: a text that shows no sign of a wrong code page stays as it is.
func fuzz(_ input: [UInt8]) {
    _ = SourceFormat.recognise(head: input, filename: "a.txt")
    guard let text = TextEncoding.decode(Data(input))?.text else { return }
    let repaired = Mojibake.repaired(text)
    if !text.unicodeScalars.contains(where: { "ÃÄÅâ".unicodeScalars.contains($0) }) { expect(repaired == text) }
    expect(repaired.unicodeScalars.count <= text.unicodeScalars.count)
}
