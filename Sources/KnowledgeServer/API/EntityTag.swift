import Foundation
import HTTPServer
import Knowledge

/// The tag of a value as it is read (RFC 9110, 8.8.3): whoever changes it can say which one they saw.
enum EntityTag {
    static func of(_ value: some Encodable) throws -> String {
        let data = try Wire.encoder().encode(value)
        return "\"" + Signature.hexadecimal(Signature.hmac(data, key: Data("etag".utf8))).prefix(32) + "\""
    }

    static func response(_ value: some Encodable) throws -> Response {
        var response = try Wire.response(value)
        response.headers["ETag"] = try of(value)
        return response
    }
}

extension Request {
    /// Lets a change pass that names no tag, or that of what is there now.
    func checkMatch(_ current: some Encodable) throws {
        guard let wanted = headers["If-Match"], wanted.trimmingCharacters(in: .whitespaces) != "*" else { return }
        let tags = wanted.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard try tags.contains(EntityTag.of(current)) else {
            throw Problem(
                status: 412, code: "precondition_failed",
                title: LocalizedText(tr: "Bu arada değişmiş", en: "Changed meanwhile"),
                detail: LocalizedText(
                    tr: "Siz bakarken başkası değiştirdi; yeniden yükleyip değişikliğinizi tekrar yapın.",
                    en: "Somebody changed it while you were looking; load it again and repeat your change."))
        }
    }
}
