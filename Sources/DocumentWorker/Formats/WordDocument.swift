import Ingestion

/// A Word file (.docx) as flowing text.
enum WordDocument {
    static func read(_ file: Int32, mostScalars: Int) throws(DocumentFailure) -> FlowDocument {
        var archive = try ZipArchive(file)
        let package = OfficeRelations(folder: "")
        try archive.parse(ifPresent: "_rels/.rels", with: package)
        let main = package.target("officeDocument") ?? "word/document.xml"
        let folder = main.split(separator: "/").dropLast().joined(separator: "/")
        let relations = OfficeRelations(folder: folder)
        let name = main.split(separator: "/").last ?? ""
        try archive.parse(ifPresent: "\(folder)/_rels/\(name).rels", with: relations)

        let styles = WordStyles()
        try archive.parse(ifPresent: relations.target("styles") ?? "\(folder)/styles.xml", with: styles)
        let numbering = WordNumbering()
        try archive.parse(ifPresent: relations.target("numbering") ?? "\(folder)/numbering.xml", with: numbering)
        var notes: [String: FlowText] = [:]
        for kind in ["footnotes", "endnotes"] {
            guard let part = relations.target(kind), archive.contains(part) else { continue }
            let body = WordBody(styles: styles, numbering: numbering, mostScalars: mostScalars)
            try archive.parse(part, with: body)
            for (id, text) in body.noteTexts where !text.isBlank { notes[String(kind.prefix(1)) + id] = text }
        }
        let body = WordBody(styles: styles, numbering: numbering, notes: notes, mostScalars: mostScalars)
        try archive.parse(main, with: body)

        var document = FlowDocument()
        document.blocks = body.blocks
        document.hasPages = body.hasPages
        func margin(_ ids: [String], _ archive: inout ZipArchive) throws(DocumentFailure) -> FlowText {
            var text = FlowText()
            for id in ids {
                guard let part = relations.targets[id], archive.contains(part) else { continue }
                let body = WordBody(styles: styles, numbering: numbering, mostScalars: mostScalars)
                try archive.parse(part, with: body)
                if body.flat.isBlank { continue }
                if !text.runs.isEmpty { text.append("\n") }
                text.append(body.flat)
            }
            return text
        }
        document.header = try margin(body.headers, &archive)
        document.footer = try margin(body.footers, &archive)
        let title = OfficeTitle()
        try archive.parse(ifPresent: package.target("core-properties") ?? "docProps/core.xml", with: title)
        document.title = title.title.isEmpty ? nil : title.title
        return document
    }
}
