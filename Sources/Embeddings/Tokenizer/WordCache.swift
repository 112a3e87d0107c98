import Synchronization

/// The ids of recently seen words. Words are independent of each other, so remembering them changes nothing.
///
/// Two generations bound it: when the young one is full it becomes the old one, and the old one goes. A word that is
/// still in use moves back to the young one.
final class WordCache: Sendable {
    private struct Generations {
        var young: [[UInt8]: [Int32]] = [:]
        var old: [[UInt8]: [Int32]] = [:]
    }

    private let generations = Mutex(Generations())
    private let capacity: Int
    private static let longestWord = 48

    /// - Parameter capacity: words per generation.
    init(capacity: Int = 8192) { self.capacity = capacity }

    /// The ids of `word`, from memory or from `model`, which runs outside the lock.
    func ids(of word: [UInt8], from model: some WordModel) -> [Int32] {
        guard word.count <= Self.longestWord else { return model.ids(of: word) }
        if let known = generations.withLock({ $0.young[word] }) { return known }
        let ids = generations.withLock { $0.old[word] } ?? model.ids(of: word)
        generations.withLock { generations in
            if generations.young.count >= capacity {
                generations.old = generations.young
                generations.young.removeAll(keepingCapacity: true)
            }
            generations.young[word] = ids
        }
        return ids
    }
}
