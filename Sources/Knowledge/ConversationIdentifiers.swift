public enum ConversationEntity: Identified { public static var idPrefix: String { "cnv_" } }
public enum MessageEntity: Identified { public static var idPrefix: String { "msg_" } }
public enum CustomerEntity: Identified { public static var idPrefix: String { "cus_" } }
public enum RejectionEntity: Identified { public static var idPrefix: String { "rej_" } }
public enum GapEntity: Identified { public static var idPrefix: String { "gap_" } }
public enum FindingEntity: Identified { public static var idPrefix: String { "fnd_" } }
public enum ChannelEntity: Identified { public static var idPrefix: String { "chn_" } }
public enum WebhookEntity: Identified { public static var idPrefix: String { "whk_" } }
public enum DeliveryEntity: Identified { public static var idPrefix: String { "dlv_" } }
public enum OutgoingMessageEntity: Identified { public static var idPrefix: String { "out_" } }
public enum MessageTemplateEntity: Identified { public static var idPrefix: String { "tpl_" } }
public enum OptOutEntity: Identified { public static var idPrefix: String { "opt_" } }
public enum ConsentEntity: Identified { public static var idPrefix: String { "cns_" } }

public typealias ConversationID = Identifier<ConversationEntity>
public typealias MessageID = Identifier<MessageEntity>
public typealias CustomerID = Identifier<CustomerEntity>
/// An answer that an agent turned down.
public typealias RejectionID = Identifier<RejectionEntity>
/// A knowledge gap.
public typealias GapID = Identifier<GapEntity>
/// Something in the tenant's material that its admin should look at.
public typealias FindingID = Identifier<FindingEntity>
public typealias ChannelID = Identifier<ChannelEntity>
public typealias WebhookID = Identifier<WebhookEntity>
/// An event on its way to one webhook.
public typealias DeliveryID = Identifier<DeliveryEntity>
/// A message that the business sends of its own accord.
public typealias OutgoingMessageID = Identifier<OutgoingMessageEntity>
public typealias MessageTemplateID = Identifier<MessageTemplateEntity>
public typealias OptOutID = Identifier<OptOutEntity>
public typealias ConsentID = Identifier<ConsentEntity>
