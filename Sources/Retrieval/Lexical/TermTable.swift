/// Numbers terms from 0 by their 64-bit hash: one flat table, linear probing, at most half full.
///
/// Two terms that share a hash (odds below 10⁻⁷ among a million) would be ranked as one term; nothing else depends
/// on it.
struct TermTable: Sendable {
    private var hashes: [UInt64]
    private var ids: [Int32]
    private(set) var count = 0

    init() {
        hashes = [UInt64](repeating: 0, count: 1024)
        ids = [Int32](repeating: 0, count: 1024)
    }

    func id(of term: Term) -> Int32? {
        let hash = TermTable.hash(of: term)
        let slot = slot(of: hash)
        return hashes[slot] == hash ? ids[slot] : nil
    }

    mutating func insert(_ term: Term) -> Int32 {
        let hash = TermTable.hash(of: term)
        var slot = slot(of: hash)
        if hashes[slot] == hash { return ids[slot] }
        if count * 2 >= hashes.count {
            grow()
            slot = self.slot(of: hash)
        }
        hashes[slot] = hash
        ids[slot] = Int32(count)
        count += 1
        return ids[slot]
    }

    /// Where the hash stands, or the empty slot where it would.
    private func slot(of hash: UInt64) -> Int {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while hashes[slot] != 0 && hashes[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let (oldHashes, oldIDs) = (hashes, ids)
        hashes = [UInt64](repeating: 0, count: oldHashes.count * 2)
        ids = [Int32](repeating: 0, count: oldIDs.count * 2)
        for (index, hash) in oldHashes.enumerated() where hash != 0 {
            let slot = slot(of: hash)
            hashes[slot] = hash
            ids[slot] = oldIDs[index]
        }
    }

    /// FNV-1a with a final mix (Fowler, Noll, Vo; the mixer of MurmurHash3); never 0, which marks an empty slot.
    private static func hash(of term: Term) -> UInt64 {
        var hash: UInt64 = term.kind == .word ? 0xCBF2_9CE4_8422_2325 : 0x9E37_79B9_7F4A_7C15
        for byte in term.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash ^= hash >> 33
        hash = hash &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        return hash == 0 ? 1 : hash
    }
}
