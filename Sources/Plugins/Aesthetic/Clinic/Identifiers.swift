import PluginKit

enum ServiceEntity: Identified { static var idPrefix: String { "svc_" } }
enum PackageEntity: Identified { static var idPrefix: String { "pkg_" } }
enum LeadEntity: Identified { static var idPrefix: String { "led_" } }
enum ActivityEntity: Identified { static var idPrefix: String { "act_" } }

typealias ServiceID = Identifier<ServiceEntity>
typealias PackageID = Identifier<PackageEntity>
typealias LeadID = Identifier<LeadEntity>
typealias ActivityID = Identifier<ActivityEntity>
