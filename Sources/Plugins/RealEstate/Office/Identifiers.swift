import PluginKit

enum ComparableEntity: Identified { static var idPrefix: String { "cmp_" } }
enum ImportEntity: Identified { static var idPrefix: String { "imp_" } }
enum ValuationModelEntity: Identified { static var idPrefix: String { "vmd_" } }
enum ValuationEntity: Identified { static var idPrefix: String { "val_" } }

typealias ComparableID = Identifier<ComparableEntity>
typealias ImportID = Identifier<ImportEntity>
typealias ValuationModelID = Identifier<ValuationModelEntity>
typealias ValuationID = Identifier<ValuationEntity>

extension PropertyAttributes.Deal: PostgresValue {}
