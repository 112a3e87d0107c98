import Knowledge

/// Why an index could not be built or a search not be made.
public struct RetrievalError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: Hashable, Sendable {
        /// A vector has another length than the index's dimension: most likely another model made it.
        case wrongDimension(found: Int, expected: Int)
        /// A vector holds no direction: zero, infinite or not a number.
        case vectorNotUsable
        /// A stored vector is not of unit length, so that its products would be no cosines.
        case notUnitLength(norm: Float)
        /// Two entries have one id.
        case duplicateID
        /// `topK` lies outside ``KnowledgeIndex/topKRange``.
        case topKOutOfRange(asked: Int)
        /// A search in mode ``SearchMode/vector`` came without a vector.
        case vectorMissing
        /// The index's files could not be written or removed: the disk is full, or the folder another's.
        case filesFailed(reason: String)

        /// Stable, for machines.
        public var name: String {
            switch self {
            case .wrongDimension: "wrong_dimension"
            case .vectorNotUsable: "vector_not_usable"
            case .notUnitLength: "not_unit_length"
            case .duplicateID: "duplicate_id"
            case .topKOutOfRange: "top_k_out_of_range"
            case .vectorMissing: "vector_missing"
            case .filesFailed: "index_files_failed"
            }
        }
    }

    public let code: Code

    init(_ code: Code) { self.code = code }

    public var description: String { "\(code.name): \(detail.en)" }

    public var detail: LocalizedText {
        switch code {
        case .wrongDimension(let found, let expected):
            LocalizedText(
                tr: "Vektörün \(expected) boyutu olmalı, \(found) boyutu var.",
                en: "The vector must have \(expected) dimensions, it has \(found).")
        case .vectorNotUsable:
            LocalizedText(
                tr: "Vektör sıfır olamaz ve yalnız sonlu sayılar içerebilir.",
                en: "The vector must not be zero and may hold finite numbers only.")
        case .notUnitLength(let norm):
            LocalizedText(
                tr: "Saklanan vektörün uzunluğu 1 olmalı, \(norm) bulundu.",
                en: "A stored vector must be of unit length, its length is \(norm).")
        case .duplicateID:
            LocalizedText(tr: "İki kayıt aynı kimliği taşıyor.", en: "Two entries have the same id.")
        case .topKOutOfRange(let asked):
            LocalizedText(
                tr: "top_k \(KnowledgeIndex.topKRange.lowerBound) ile \(KnowledgeIndex.topKRange.upperBound) arasında "
                    + "olmalı, \(asked) verildi.",
                en: "top_k must lie between \(KnowledgeIndex.topKRange.lowerBound) and "
                    + "\(KnowledgeIndex.topKRange.upperBound), \(asked) was given.")
        case .vectorMissing:
            LocalizedText(
                tr: "Vektör araması için bir vektör gerekir.", en: "A search by vector needs a vector.")
        case .filesFailed(let reason):
            LocalizedText(
                tr: "Dizin dosyaları yazılamadı ya da silinemedi (\(reason)).",
                en: "The index's files could not be written or removed (\(reason)).")
        }
    }
}
