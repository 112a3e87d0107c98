/// Every operation of the API, area by area. A new operation is added to its area's list and nowhere else.
enum RouteTable {
    static func endpoints(_ installation: Installation, demo: DemoTenants?) -> [Endpoint] {
        let database = installation.database
        let areas: [[Endpoint]] = [
            DocumentEndpoints(installation: installation).all,
            PageEndpoints(installation: installation).all,
            FAQEndpoints(installation: installation).all,
            JobEndpoints(database: database, documents: installation.documents).all,
            TagEndpoints(database: database).all,
            SearchEndpoints(installation: installation).all,
            EmbeddingEndpoints(installation: installation).all,
            AssistEndpoints(installation: installation).all,
            ConversationEndpoints(installation: installation).all,
            IntentEndpoints(installation: installation).all,
            IntentSettingsEndpoints(installation: installation).all,
            ReplySettingsEndpoints(installation: installation).all,
            PIIEndpoints(installation: installation).all,
            PersonalDataEndpoints(installation: installation).all,
            GuardEndpoints(installation: installation).all,
            ChatModelEndpoints(installation: installation).all,
            LearningEndpoints(installation: installation).all,
            GapEndpoints(installation: installation).all,
            ChannelEndpoints(installation: installation).all,
            InboundEndpoints(installation: installation).all,
            WebhookEndpoints(installation: installation).all,
            CustomerEndpoints(database: database, plugins: installation.plugins).all,
            OutgoingMessageEndpoints(database: database).all,
            MessageTemplateEndpoints(database: database).all,
            OptOutEndpoints(database: database).all,
            TenantEndpoints(database: database).all,
            ConsolePageEndpoints().all,
            PluginEndpoints(host: installation.plugins).all,
            IntegrationEndpoints(installation: installation).all,
            PluginRouteEndpoints(
                host: installation.plugins, upload: PluginUpload(reader: installation.documents.reader)
            ).all,
            [PluginKnowledgeEndpoint(host: installation.plugins, faqs: installation.faqs).endpoint],
            KeyEndpoints(database: database).all,
            AuditEndpoints(database: database).all,
            ExportEndpoints(installation: installation).all,
            SystemEndpoints(installation: installation, demo: demo).all,
        ]
        return areas.flatMap { $0 }
    }
}
