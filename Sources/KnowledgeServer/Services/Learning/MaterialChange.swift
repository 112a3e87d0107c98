import Storage

/// What follows from a change of a tenant's material.
enum MaterialChange {
    /// Open gaps are asked again, and the material is looked through for what does not fit together. In the session of the
    /// change where there is one.
    static func noticed(in session: borrowing TenantSession) throws {
        try GapService.reviewSoon(in: session)
        try FindingService.scanSoon(in: session)
    }
}
