import PluginKit

enum ServiceEntity: Identified { static var idPrefix: String { "svc_" } }
enum DoctorEntity: Identified { static var idPrefix: String { "dct_" } }
enum SlotEntity: Identified { static var idPrefix: String { "slt_" } }
enum AppointmentEntity: Identified { static var idPrefix: String { "apt_" } }
enum WaitlistEntity: Identified { static var idPrefix: String { "wtl_" } }

typealias ServiceID = Identifier<ServiceEntity>
typealias DoctorID = Identifier<DoctorEntity>
typealias SlotID = Identifier<SlotEntity>
typealias AppointmentID = Identifier<AppointmentEntity>
typealias WaitlistID = Identifier<WaitlistEntity>
