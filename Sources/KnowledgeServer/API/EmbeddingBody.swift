import Embeddings
import Foundation

/// How the numbers of a vector are written.
enum EmbeddingFormat: String, CaseIterable {
    case float
    /// Four bytes a number, little-endian.
    case base64
}

/// The answer of `POST /v1/embeddings`, written by hand: 2,048 vectors have 786,432 numbers, and a general encoder takes
/// longer over them than a short text takes to embed.
enum EmbeddingBody {
    static func data(_ vectors: Matrix, as format: EmbeddingFormat, model: String, tokens: Int) -> Data {
        var text = #"{"object":"list","data":["#
        // A number has 9 digits at most, a sign, a point, an exponent; base64 takes 4 bytes for 3.
        text.reserveCapacity(vectors.rows * (64 + vectors.columns * (format == .float ? 13 : 6)))
        for row in 0..<vectors.rows {
            text += row == 0 ? "" : ","
            text += #"{"object":"embedding","index":\#(row),"embedding":"#
            switch format {
            case .float: append(vectors[row: row], to: &text)
            case .base64: text += "\"\(base64(vectors[row: row]))\""
            }
            text += "}"
        }
        text += #"],"model":\#(JSONText.quoted(model)),"usage":{"prompt_tokens":\#(tokens),"total_tokens":\#(tokens)}}"#
        return Data(text.utf8)
    }

    /// The shortest digits that read back as the same number.
    private static func append(_ vector: ArraySlice<Float>, to text: inout String) {
        var mark = "["
        for number in vector {
            text += mark
            text += number.description
            mark = ","
        }
        text += "]"
    }

    private static func base64(_ vector: ArraySlice<Float>) -> String {
        // Copied inside the closure, where the array lives; every machine this runs on is little-endian.
        vector.withUnsafeBytes { Data($0).base64EncodedString() }
    }

    static let schema = Schema.object(
        [
            .required("object", .choice(["list"], "")),
            .required(
                "data",
                .array(
                    .object(
                        [
                            .required("object", .choice(["embedding"], "")), .required("index", .integer("")),
                            .required(
                                "embedding",
                                .either(
                                    [
                                        .array(.number(""), "with float"),
                                        .string("with base64: little-endian 32-bit floats"),
                                    ], "of unit length")),
                        ], ""), "in the order of the inputs")),
            .required("model", .string("the full id")),
            .required(
                "usage",
                .object([.required("prompt_tokens", .integer("")), .required("total_tokens", .integer(""))], "")),
        ], "")
}
