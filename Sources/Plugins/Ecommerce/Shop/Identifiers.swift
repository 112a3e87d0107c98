import PluginKit

enum OrderEntity: Identified { static var idPrefix: String { "ord_" } }
enum ReturnEntity: Identified { static var idPrefix: String { "ret_" } }
enum RequestEntity: Identified { static var idPrefix: String { "req_" } }
enum FlagEntity: Identified { static var idPrefix: String { "vip_" } }
enum ReviewEntity: Identified { static var idPrefix: String { "rev_" } }
enum ProductEntity: Identified { static var idPrefix: String { "prd_" } }

typealias OrderID = Identifier<OrderEntity>
typealias ReturnID = Identifier<ReturnEntity>
typealias RequestID = Identifier<RequestEntity>
typealias FlagID = Identifier<FlagEntity>
typealias ReviewID = Identifier<ReviewEntity>
typealias ProductID = Identifier<ProductEntity>
