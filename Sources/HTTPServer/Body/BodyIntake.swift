import Foundation

/// Takes a request's body as it arrives and makes of it what the route asked for.
struct BodyIntake: Sendable {
    private enum Kind: Sendable {
        case dropped
        case data(Data)
        case form(MultipartParser, FormSpool)
    }

    /// What a route without a body reads and drops.
    static let droppedByteLimit = 16 << 10

    let limit: Int
    private(set) var byteCount = 0
    private var kind: Kind

    /// Checks what the head tells of the body.
    /// - Parameter declared: the `Content-Length`; `nil` where the body comes in chunks.
    init(
        _ policy: BodyPolicy, declared: Int?, headers: Headers, configuration: HTTPServer.Configuration
    ) throws(Problem) {
        switch policy {
        case .none: limit = BodyIntake.droppedByteLimit
        case .data(let limit, _), .multipart(let limit, _): self.limit = limit
        }
        if let declared, declared > limit { throw .bodyTooLarge(limit: limit) }
        if let encoding = headers["Content-Encoding"], encoding.lowercased() != "identity" {
            throw .unsupportedEncoding
        }
        let type = MediaType(parsing: headers["Content-Type"] ?? "")
        switch policy {
        case .none: kind = .dropped
        case .data(_, let types):
            guard declared == 0 || types.contains("*/*") || types.contains(type.name) else {
                throw .unsupportedMediaType(accepted: types)
            }
            kind = .data(Data())
        case .multipart(_, let spool):
            guard type.name == "multipart/form-data" else {
                throw .unsupportedMediaType(accepted: ["multipart/form-data"])
            }
            guard let parser = MultipartParser(boundary: type.parameters["boundary"] ?? "") else {
                throw .malformedForm
            }
            let form = FormSpool(
                folder: spool, partLimit: configuration.formPartLimit,
                fieldByteLimit: configuration.formFieldByteLimit)
            kind = .form(parser, form)
        }
    }

    mutating func consume(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        byteCount += bytes.count
        guard byteCount <= limit else { throw .bodyTooLarge(limit: limit) }
        // Each case is taken out and put back, so that its buffer has one owner while it grows.
        switch kind {
        case .dropped: break
        case .data(var data):
            kind = .dropped
            data.append(contentsOf: bytes)
            kind = .data(data)
        case .form(var parser, var form):
            kind = .dropped
            defer { kind = .form(parser, form) }
            do {
                try parser.consume(bytes, into: &form)
            } catch let problem as Problem {
                throw problem
            } catch {
                throw .malformedForm
            }
        }
    }

    /// The whole body; the files are the caller's from here.
    func finish() throws(Problem) -> RequestBody {
        switch kind {
        case .dropped: return .none
        case .data(let data): return .data(data)
        case .form(let parser, let form):
            do { try parser.finish() } catch { throw .malformedForm }
            return .multipart(fields: form.fields, files: form.files)
        }
    }

    /// Removes what was put on disk.
    mutating func discard() {
        if case .form(_, var form) = kind { form.discard() }
        kind = .dropped
    }
}
