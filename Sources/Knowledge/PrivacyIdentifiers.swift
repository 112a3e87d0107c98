public enum ExportEntity: Identified { public static var idPrefix: String { "exp_" } }
public enum RecogniserEntity: Identified { public static var idPrefix: String { "rcg_" } }

/// A file of a tenant's records that was asked for.
public typealias ExportID = Identifier<ExportEntity>
/// A tenant's own kind of personal data.
public typealias RecogniserID = Identifier<RecogniserEntity>
