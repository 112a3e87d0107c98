import PluginKit

/// A JSON Schema, as far as this API needs one (OpenAPI 3.1, JSON Schema 2020-12).
indirect enum Schema: Sendable {
    case string(String)
    case integer(String)
    case number(String)
    case flag(String)
    case choice([String], String)
    case array(Schema, String)
    case object([Property], String)
    case any(String)
    /// A value or `null`.
    case optional(Schema)
    /// One of several forms.
    case either([Schema], String)
    /// As it is written elsewhere.
    case document(JSONValue)

    struct Property: Sendable {
        let name: String
        let schema: Schema
        let required: Bool

        static func required(_ name: String, _ schema: Schema) -> Property {
            Property(name: name, schema: schema, required: true)
        }

        static func optional(_ name: String, _ schema: Schema) -> Property {
            Property(name: name, schema: schema, required: false)
        }
    }

    var json: JSONValue {
        switch self {
        case .string(let about): described("string", about)
        case .integer(let about): described("integer", about)
        case .number(let about): described("number", about)
        case .flag(let about): described("boolean", about)
        case .choice(let values, let about):
            ["type": "string", "enum": .array(values.map(JSONValue.string)), "description": .string(about)]
        case .array(let element, let about):
            ["type": "array", "items": element.json, "description": .string(about)]
        case .object(let properties, let about): object(properties, about)
        case .any(let about): ["description": .string(about)]
        case .optional(let schema): ["anyOf": .array([schema.json, ["type": "null"]])]
        case .either(let forms, let about): ["anyOf": .array(forms.map(\.json)), "description": .string(about)]
        case .document(let document): document
        }
    }

    private func described(_ type: String, _ about: String) -> JSONValue {
        about.isEmpty ? ["type": .string(type)] : ["type": .string(type), "description": .string(about)]
    }

    private func object(_ properties: [Property], _ about: String) -> JSONValue {
        var members: [String: JSONValue] = [:]
        for property in properties { members[property.name] = property.schema.json }
        var result: [String: JSONValue] = ["type": "object", "properties": .object(members)]
        let required = properties.filter(\.required).map { JSONValue.string($0.name) }
        if !required.isEmpty { result["required"] = .array(required) }
        if !about.isEmpty { result["description"] = .string(about) }
        return .object(result)
    }

    /// A page of a list: `{data, next_cursor}`.
    static func list(_ element: Schema) -> Schema {
        .object(
            [
                .required("data", .array(element, "")),
                .required("next_cursor", .optional(.string("pass as ?cursor= for the next page"))),
            ], "")
    }
}
