/// Who runs when, decided in values: it holds no thread and reads no clock.
///
/// - Interactive work goes before bulk work, as far as ``TimeShare`` allows.
/// - A worker at a checkpoint of a bulk pass takes what waits of interactive work, and goes on with the pass afterwards.
/// - At a checkpoint of an interactive pass that is not short it takes one short pass.
/// - Short interactive parts of the same mode share a pass. All else is a pass of its own.
/// - Who waits in the same line takes turns.
/// - No worker is idle while there is work it may begin.
struct Schedule: Sendable {
    private struct Worker {
        /// The pass that runs, last, and those that it interrupts.
        var passes: [Pass] = []
        var share = TimeShare()
        var settled: ContinuousClock.Instant?
    }

    private var interactive = Line()
    private var bulk = Line()
    private var workers: [Worker]
    private var idle: [Int]
    private(set) var isClosed = false

    init(workers count: Int) {
        workers = (0..<count).map { _ in Worker() }
        idle = Array((0..<count).reversed())
    }

    /// No worker does anything.
    var isIdle: Bool { idle.count == workers.count }

    var waiting: TextEmbedder.Load { .init(interactive: interactive.count, bulk: bulk.count) }

    /// Interrupted passes are counted, too.
    var running: TextEmbedder.Load {
        let passes = workers.flatMap(\.passes)
        let interactive = passes.count { $0.priority == .interactive }
        return .init(interactive: interactive, bulk: passes.count - interactive)
    }

    /// Puts a request in line, and returns what idle workers begin with now.
    mutating func enter(_ request: Request, at now: ContinuousClock.Instant) -> [(worker: Int, pass: Pass)] {
        switch request.priority {
        case .interactive: interactive.append(request)
        case .bulk: bulk.append(request)
        }
        var begun: [(worker: Int, pass: Pass)] = []
        while let worker = idle.popLast(), let pass = next(for: worker, at: now) { begun.append((worker, pass)) }
        return begun
    }

    /// What a worker does next: at a checkpoint, before it goes on; between passes, or else it is idle.
    mutating func next(for worker: Int, at now: ContinuousClock.Instant) -> Pass? {
        settle(worker, at: now)
        if let pass = choose(for: worker) {
            workers[worker].passes.append(pass)
            return pass
        }
        if workers[worker].passes.isEmpty { idle.append(worker) }
        return nil
    }

    /// The pass that a worker began last is done.
    mutating func finish(on worker: Int, at now: ContinuousClock.Instant) {
        settle(worker, at: now)
        workers[worker].passes.removeLast()
    }

    /// Takes a request out of its line, and returns it where it waits or runs.
    mutating func remove(_ ticket: UInt64) -> Request? {
        if let request = interactive.remove(ticket) ?? bulk.remove(ticket) { return request }
        return running(where: { $0.ticket == ticket }).first
    }

    /// Lets nobody in any more, and returns every request that waits or runs.
    mutating func close() -> [Request] {
        isClosed = true
        return interactive.removeAll() + bulk.removeAll() + running(where: { _ in true })
    }

    private func running(where matches: (Request) -> Bool) -> [Request] {
        workers.flatMap(\.passes).flatMap(\.parts).map(\.request).filter(matches)
    }

    private mutating func choose(for worker: Int) -> Pass? {
        let interactiveGoesFirst = workers[worker].share.interactiveGoesFirst
        guard let interrupted = workers[worker].passes.last else {
            if bulk.isEmpty || interactiveGoesFirst, let pass = interactivePass() { return pass }
            return bulk.take { _ in true }.map { Pass($0) }
        }
        switch interrupted.priority {
        case .bulk: return interactiveGoesFirst ? interactivePass() : nil
        case .interactive: return interrupted.isShort ? nil : interactivePass { $0.isShort }
        }
    }

    private mutating func interactivePass(where fits: (Part) -> Bool = { _ in true }) -> Pass? {
        guard var pass = interactive.take(where: fits).map({ Pass($0) }) else { return nil }
        while pass.isShort, let part = interactive.take(where: { pass.hasRoom(for: $0) }) { pass.add(part) }
        return pass
    }

    /// Books the time since the last call to the pass that ran.
    private mutating func settle(_ index: Int, at now: ContinuousClock.Instant) {
        let worker = workers[index]
        workers[index].settled = now
        guard let pass = worker.passes.last, let settled = worker.settled else { return }
        switch pass.priority {
        case .bulk: workers[index].share.bulkRan(for: now - settled)
        case .interactive where !bulk.isEmpty || worker.passes.contains { $0.priority == .bulk }:
            workers[index].share.interactiveRan(for: now - settled)
        case .interactive: break
        }
    }
}

/// Parts that are encoded together, or an errand.
struct Pass: Sendable {
    private(set) var parts: [Part]
    private(set) var tokens: Int
    let priority: TextEmbedder.Priority
    let mode: EncodingMode?

    init(_ part: Part) {
        parts = [part]
        tokens = part.tokens
        priority = part.request.priority
        mode = part.mode
    }

    var isShort: Bool { priority == .interactive && mode != nil && tokens <= PassTokens.short }
    /// Somebody still waits for it.
    var isWanted: Bool { parts.contains { !$0.request.isOver } }

    func hasRoom(for part: Part) -> Bool { part.mode == mode && tokens + part.tokens <= PassTokens.short }

    mutating func add(_ part: Part) {
        parts.append(part)
        tokens += part.tokens
    }

    /// Gives each part its rows.
    func deliver(_ matrix: Matrix) {
        var row = 0
        for part in parts {
            let end = row + part.texts.count
            part.request.deliver(matrix.values[row * matrix.columns..<end * matrix.columns], row: part.texts.startIndex)
            row = end
        }
    }
}
