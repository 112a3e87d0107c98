import Foundation
import HTTPServer

/// A vector in a request: an array of numbers, or their bytes (32-bit floats, little-endian) in base64.
struct VectorInput: Decodable {
    let values: [Float]?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let numbers = try? container.decode([Float].self) {
            values = numbers
            return
        }
        let text = try container.decode(String.self)
        guard let bytes = Data(base64Encoded: text), bytes.count % 4 == 0 else {
            values = nil
            return
        }
        values = bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 4).map { offset in
                Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            }
        }
    }

    static let schema = Schema.either(
        [.array(.number(""), "of the model's dimension"), .string("base64 of little-endian 32-bit floats")],
        "the query's embedding, of any length but zero")

    /// - Parameter dimension: of the model that made the stored vectors.
    func checked(pointer: String, dimension: Int) throws(Problem) -> [Float] {
        guard let values else {
            throw APIProblem.field(
                pointer, "invalid", tr: "Sayı dizisi ya da 32 bitlik sayıların base64 metni olmalı.",
                en: "Must be an array of numbers or the base64 text of 32-bit floats.")
        }
        guard values.count == dimension else {
            throw APIProblem.field(
                pointer, "wrong_dimension",
                tr: "\(dimension) sayı olmalı; şu anda \(values.count). Vektörü GET /v1/models'deki model üretmeli.",
                en: "Must have \(dimension) numbers; this has \(values.count). Let the model of GET /v1/models make it."
            )
        }
        guard values.allSatisfy(\.isFinite), values.contains(where: { $0 != 0 }) else {
            throw APIProblem.field(
                pointer, "vector_not_usable", tr: "Sayılar sonlu olmalı ve hepsi sıfır olmamalı.",
                en: "The numbers must be finite and not all zero.")
        }
        return values
    }
}
