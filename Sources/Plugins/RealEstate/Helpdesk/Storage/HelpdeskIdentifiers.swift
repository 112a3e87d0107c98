import PluginKit

enum TicketEntity: Identified { static var idPrefix: String { "tkt_" } }
enum OfficeEntity: Identified { static var idPrefix: String { "ofc_" } }
enum ProblemEntity: Identified { static var idPrefix: String { "prb_" } }
enum ReportEntity: Identified { static var idPrefix: String { "rpt_" } }

/// What a ticket is kept by; people call it by its number, which is the desk's ``TicketID``.
typealias TicketKey = Identifier<TicketEntity>
typealias OfficeKey = Identifier<OfficeEntity>
typealias ProblemKey = Identifier<ProblemEntity>
typealias ReportKey = Identifier<ReportEntity>
