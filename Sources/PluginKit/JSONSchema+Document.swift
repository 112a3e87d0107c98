extension JSONSchema {
    /// The schema itself as JSON, with titles in a language.
    public func document(in language: Language = .english) -> JSONValue {
        switch self {
        case .text(let lengths):
            [
                "type": "string", "minLength": .integer(lengths.lowerBound), "maxLength": .integer(lengths.upperBound),
            ]
        case .format(let format): ["type": "string", "format": .string(format.rawValue)]
        case .integer(let range):
            ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .number(let range):
            ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
        case .flag: ["type": "boolean"]
        case .choice(let choices):
            [
                "type": "string",
                "oneOf": .array(
                    choices.map { ["const": .string($0.value), "title": .string($0.title.text(in: language))] }),
            ]
        case .list(let element, let most):
            ["type": "array", "items": element.document(in: language), "maxItems": .integer(most)]
        case .object(let members): object(members, language)
        case .nullable(let schema): ["anyOf": [schema.document(in: language), ["type": "null"]]]
        case .any: [:]
        }
    }

    private func object(_ members: [Member], _ language: Language) -> JSONValue {
        var properties: [String: JSONValue] = [:]
        for (place, member) in members.enumerated() {
            guard case .object(var property) = member.schema.document(in: language) else { continue }
            property["title"] = .string(member.title.text(in: language))
            // Members of JSON have no order, and a form has one.
            property["x-order"] = .integer(place)
            property["default"] = member.fallback
            properties[member.name] = .object(property)
        }
        var document: [String: JSONValue] = [
            "type": "object", "properties": .object(properties), "additionalProperties": false,
        ]
        let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { document["required"] = .array(required) }
        return .object(document)
    }
}
