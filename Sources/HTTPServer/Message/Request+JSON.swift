import Foundation
import Knowledge

extension Request {
    /// Decodes the body as JSON.
    /// - Throws: ``Problem`` 400 `malformed_json`, or 422 `invalid_body` whose error points at the member.
    public func decode<Value: Decodable>(
        _ type: Value.Type, with decoder: JSONDecoder = JSONDecoder()
    ) throws(Problem) -> Value {
        do {
            return try decoder.decode(type, from: body.data)
        } catch let error as DecodingError {
            throw Problem(error)
        } catch {
            throw .badRequest(
                code: "malformed_json",
                detail: LocalizedText(tr: "Gövde JSON olarak okunamadı.", en: "The body could not be read as JSON."))
        }
    }
}

extension Problem {
    init(_ error: DecodingError) {
        switch error {
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self = .badRequest(
                code: "malformed_json",
                detail: LocalizedText(tr: "Gövde geçerli bir JSON değil.", en: "The body is not valid JSON."))
        case .keyNotFound(let key, let context):
            self = Problem.invalidMember(
                context.codingPath + [key], code: "missing",
                detail: LocalizedText(tr: "Bu alan zorunludur.", en: "This member is required."))
        case .valueNotFound(_, let context):
            self = Problem.invalidMember(
                context.codingPath, code: "null",
                detail: LocalizedText(tr: "Bu alan boş (null) olamaz.", en: "This member must not be null."))
        case .typeMismatch(_, let context):
            self = Problem.invalidMember(
                context.codingPath, code: "wrong_type",
                detail: LocalizedText(tr: "Bu alanın türü yanlış.", en: "This member is of the wrong type."))
        case .dataCorrupted(let context):
            self = Problem.invalidMember(
                context.codingPath, code: "invalid",
                detail: LocalizedText(tr: "Bu alanın değeri geçersiz.", en: "This member's value is not valid."))
        @unknown default:
            self = Problem.invalidMember(
                [], code: "invalid", detail: LocalizedText(tr: "Gövde geçersiz.", en: "The body is not valid."))
        }
    }

    private static func invalidMember(_ path: [any CodingKey], code: String, detail: LocalizedText) -> Problem {
        .unprocessable(errors: [FieldError(pointer: jsonPointer(path), code: code, detail: detail)])
    }

    /// RFC 6901.
    private static func jsonPointer(_ path: [any CodingKey]) -> String {
        path.map { key in
            if let index = key.intValue { return "/\(index)" }
            let escaped = key.stringValue.replacing("~", with: "~0").replacing("/", with: "~1")
            return "/" + escaped
        }.joined()
    }
}
