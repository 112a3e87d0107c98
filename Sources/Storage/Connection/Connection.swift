import CPq
import Dispatch

/// One `PGconn`, its only owner, and the serial queue on which all of its blocking calls run.
///
/// `@unchecked Sendable`: `handle`, `opening` and `isFresh` are touched on `queue` only (and in `deinit`, when nobody
/// else is left); the rest is immutable or guards itself.
final class Connection: @unchecked Sendable {
    let queue = DispatchQueue(label: "kaynak.postgres")
    let cancellation = Cancellation()
    /// Statements that travel ahead of the next one, in the same round trip.
    var opening: [Query] = []
    private(set) var handle: OpaquePointer?
    private let settings: ConnectionSettings

    init(settings: ConnectionSettings) { self.settings = settings }

    deinit { close() }

    /// Blocks until the server has answered; call it on `queue`.
    func open() throws(StorageError) {
        close()
        let keywords = try settings.keywords()
        let names = CStrings(keywords.map(\.keyword))
        let values = CStrings(keywords.map(\.value))
        let opened = PQconnectdbParams(names.pointers, values.pointers, 0)
        guard PQstatus(opened) == CONNECTION_OK else {
            defer { PQfinish(opened) }
            throw StorageError(unopened: opened, role: settings.address.role)
        }
        // Notices go to standard error otherwise.
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        handle = opened
        cancellation.attach(PQgetCancel(opened))
    }

    func close() {
        cancellation.attach(nil)
        PQfinish(handle)
        handle = nil
    }

    var isUsable: Bool { handle != nil && PQstatus(handle) == CONNECTION_OK }

    var isInTransaction: Bool {
        let status = PQtransactionStatus(handle)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE
    }
}
