/// Every operation of the API, area by area. A new operation is added to its area's list and nowhere else.
enum RouteTable {
    static func endpoints(_ installation: Installation, demo: DemoTenants?) -> [Endpoint] {
        let database = installation.database
        return DocumentEndpoints(installation: installation).all
            + PageEndpoints(installation: installation).all
            + FAQEndpoints(installation: installation).all
            + JobEndpoints(database: database, documents: installation.documents).all
            + TagEndpoints(database: database).all
            + SearchEndpoints(installation: installation).all
            + EmbeddingEndpoints(installation: installation).all
            + AssistEndpoints(installation: installation).all
            + GuardEndpoints(installation: installation).all
            + TenantEndpoints(database: database).all
            + KeyEndpoints(database: database).all
            + AuditEndpoints(database: database).all
            + SystemEndpoints(installation: installation, demo: demo).all
    }
}
