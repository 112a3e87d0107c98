/// Keys in bytewise order, each with the rows that hold it.
///
/// Sixteen keys form a page. A page is the offset of its first long list (varint), then for each key: a byte (letters
/// shared with the key before, times 16, plus the number of its own letters, 15 for at least so many; then a varint
/// follows with how many more), its own letters, how many rows hold it (varint), and its list where that is short, else
/// the list's size (varint). The first key of a page shares nothing. Before the pages stand their offsets (4 bytes
/// each), behind them the long lists.
struct PostingsDictionary {
    static let pageSize = 16
    private static let greatestShare = 15

    /// Where the parts of a dictionary lie within a segment.
    struct Layout {
        var keyCount = 0
        var start = 0
        var pagesSize = 0
        var listsSize = 0

        static let byteCount = 16

        var pageCount: Int { (keyCount + pageSize - 1) / pageSize }
        var pagesStart: Int { start + 4 * pageCount }
        var listsStart: Int { pagesStart + pagesSize }
        var end: Int { listsStart + listsSize }
    }

    let keyCount: Int
    fileprivate let rowCount: Int
    private let offsets: UnsafeRawBufferPointer
    fileprivate let pages: UnsafeRawBufferPointer
    fileprivate let lists: UnsafeRawBufferPointer

    /// - Parameter bytes: a whole segment; the layout has been found to lie within it, with
    ///   ``PackedPostings/slack`` behind it.
    init(_ layout: Layout, in bytes: UnsafeRawBufferPointer, rowCount: Int) {
        keyCount = layout.keyCount
        self.rowCount = rowCount
        offsets = UnsafeRawBufferPointer(rebasing: bytes[layout.start..<layout.pagesStart])
        pages = UnsafeRawBufferPointer(rebasing: bytes[layout.pagesStart..<layout.listsStart])
        lists = UnsafeRawBufferPointer(rebasing: bytes[layout.listsStart..<layout.end])
    }

    fileprivate var pageCount: Int { offsets.count / 4 }

    fileprivate func offset(ofPage page: Int) -> Int {
        Int(UInt32(littleEndian: offsets.loadUnaligned(fromByteOffset: 4 * page, as: UInt32.self)))
    }

    func list(of key: [UInt8]) -> PostingList? {
        guard let page = page(of: key[...]) else { return nil }
        var entries = Entries(self, fromPage: page)
        return key.withUnsafeBufferPointer { key in
            // How many letters the entry before has in common with the key; it was less than the key.
            var matched = 0
            for index in 0..<PostingsDictionary.pageSize {
                guard let entry = entries.next() else { return nil }
                if index > 0, entry.shared > matched { continue }
                if entry.shared < matched {
                    // More than the greatest number that is stored may be shared.
                    guard entry.shared == PostingsDictionary.greatestShare else { return nil }
                    matched = entry.shared
                }
                var at = 0
                while at < entry.letters.count, matched < key.count, entry.letters[at] == key[matched] {
                    at += 1
                    matched += 1
                }
                if at == entry.letters.count {
                    if matched == key.count { return entry.list }
                } else if matched == key.count || entry.letters[at] > key[matched] {
                    return nil
                }
            }
            return nil
        }
    }

    /// The last page whose first key is not greater than the key.
    private func page(of key: ArraySlice<UInt8>) -> Int? {
        var low = 0
        var high = pageCount
        while low < high {
            let middle = (low + high) / 2
            var entries = Entries(self, fromPage: middle)
            guard let first = entries.next() else { return nil }
            if key.lexicographicallyPrecedes(first.letters) { high = middle } else { low = middle + 1 }
        }
        return low > 0 ? low - 1 : nil
    }

    /// Every key from the first one on that is not less than `prefix`, as long as they begin with it.
    func keys(withPrefix prefix: [UInt8]) -> Keys {
        let page = page(of: prefix[...]) ?? 0
        return Keys(keyCount > 0 ? Entries(self, fromPage: page) : nil, prefix: prefix)
    }
}

extension PostingsDictionary {
    fileprivate struct Entry {
        /// Letters in common with the key before.
        let shared: Int
        /// The others.
        let letters: UnsafeRawBufferPointer
        let list: PostingList
    }

    /// Walks the entries; ends early where they are damaged.
    fileprivate struct Entries {
        private let dictionary: PostingsDictionary
        private var offset: Int
        private var left: Int
        private var inPage = 0
        private var listOffset = 0

        private var pages: UnsafeRawBufferPointer { dictionary.pages }
        private var lists: UnsafeRawBufferPointer { dictionary.lists }
        private var rowCount: Int { dictionary.rowCount }

        init(_ dictionary: PostingsDictionary, fromPage page: Int) {
            self.dictionary = dictionary
            offset = dictionary.offset(ofPage: page)
            left = dictionary.keyCount - page * PostingsDictionary.pageSize
        }

        /// Whether the entry last read was the first of a page.
        var isBehindFirst: Bool { inPage == 1 }

        /// Goes on with the last page whose first key begins like those of all pages up to it.
        mutating func skipPages(beginningWith prefix: ArraySlice<UInt8>) {
            let next = (dictionary.keyCount - left + PostingsDictionary.pageSize - 1) / PostingsDictionary.pageSize
            var page = next
            while page < dictionary.pageCount {
                var entries = Entries(dictionary, fromPage: page)
                guard let first = entries.next(), first.letters.starts(with: prefix) else { break }
                page += 1
            }
            if page > next { self = Entries(dictionary, fromPage: page - 1) }
        }

        mutating func next() -> Entry? {
            guard left > 0 else { return nil }
            left -= 1
            if inPage == 0 {
                guard let start = varint() else { return nil }
                listOffset = start
            }
            guard let header = byte() else { return nil }
            let shared = inPage == 0 ? 0 : Int(header >> 4)
            inPage = (inPage + 1) % PostingsDictionary.pageSize
            var size = Int(header & 15)
            if size == 15 {
                guard let more = varint() else { return nil }
                size += more
            }
            guard size <= pages.count - offset else { return nil }
            let letters = UnsafeRawBufferPointer(rebasing: pages[offset..<offset + size])
            offset += size
            guard let count = varint(), count > 0, count <= rowCount, let bytes = listBytes(count) else { return nil }
            return Entry(
                shared: shared, letters: letters, list: PostingList(count: count, bytes: bytes, rowCount: rowCount))
        }

        private mutating func listBytes(_ count: Int) -> UnsafeRawBufferPointer? {
            if count < PackedPostings.blockSize {
                guard offset < pages.count else { return nil }
                let header = pages[offset]
                let size =
                    1
                    + PackedPostings.size(
                        count: count, gapBits: Int(header >> 3),
                        valueBits: PackedPostings.ValueForm.short[Int(header & 7)].bits)
                guard size <= pages.count - offset else { return nil }
                defer { offset += size }
                return UnsafeRawBufferPointer(rebasing: pages[offset..<offset + size])
            }
            guard let size = varint(), listOffset <= lists.count, size <= lists.count - listOffset else { return nil }
            defer { listOffset += size }
            return UnsafeRawBufferPointer(rebasing: lists[listOffset..<listOffset + size])
        }

        private mutating func byte() -> UInt8? {
            guard offset < pages.count else { return nil }
            defer { offset += 1 }
            return pages[offset]
        }

        private mutating func varint() -> Int? {
            var value = 0
            for shift in stride(from: 0, to: 35, by: 7) {
                guard let byte = byte() else { return nil }
                value |= Int(byte & 0x7F) << shift
                if byte < 0x80 { return value }
            }
            return nil
        }
    }

    /// A walk over neighbouring keys.
    struct Keys {
        /// `nil` once the walk is over.
        private var entries: Entries?
        private let prefix: [UInt8]
        /// The key the walk stands on.
        private(set) var key: [UInt8] = []
        private var isInside = false

        fileprivate init(_ entries: Entries?, prefix: [UInt8]) {
            self.entries = entries
            self.prefix = prefix
        }

        /// Steps to the next key and returns its list; `nil` behind the last.
        mutating func next() -> PostingList? {
            while let entry = entries?.next(), entry.shared <= key.count {
                let hasPrefix = isInside && entry.shared >= prefix.count
                key.removeLast(key.count - entry.shared)
                key.append(contentsOf: entry.letters)
                isInside = hasPrefix || key.starts(with: prefix)
                if isInside { return entry.list }
                if prefix.lexicographicallyPrecedes(key) { break }
            }
            entries = nil
            return nil
        }

        /// Whether the key is the first of a page.
        var isAtPageStart: Bool { entries?.isBehindFirst ?? false }

        /// Steps over pages of keys that all begin with so many letters of this one.
        mutating func skipPages(sharing count: Int) { entries?.skipPages(beginningWith: key.prefix(count)) }
    }
}

extension PostingsDictionary {
    /// Takes keys in ascending order.
    struct Writer {
        private var keyCount = 0
        private var offsets: [UInt32] = []
        private var pages: [UInt8] = []
        private var lists: [UInt8] = []
        private var last: [UInt8] = []

        mutating func append(_ key: [UInt8], _ list: PackedPostings.List, lengths: [UInt16]) {
            var shared = 0
            if keyCount % PostingsDictionary.pageSize == 0 {
                offsets.append(UInt32(pages.count))
                pages.append(varint: lists.count)
            } else {
                let limit = min(PostingsDictionary.greatestShare, last.count, key.count)
                while shared < limit, last[shared] == key[shared] { shared += 1 }
            }
            let letters = key[shared...]
            pages.append(UInt8(shared << 4 | min(letters.count, 15)))
            if letters.count >= 15 { pages.append(varint: letters.count - 15) }
            pages.append(contentsOf: letters)
            pages.append(varint: list.rows.count)
            if list.rows.count < PackedPostings.blockSize {
                PackedPostings.append(list, lengths: lengths, to: &pages)
            } else {
                let start = lists.count
                PackedPostings.append(list, lengths: lengths, to: &lists)
                pages.append(varint: lists.count - start)
            }
            last = key
            keyCount += 1
        }

        /// Appends the dictionary and returns where it lies.
        func finish(appendingTo bytes: inout [UInt8]) -> Layout {
            let layout = Layout(
                keyCount: keyCount, start: bytes.count, pagesSize: pages.count, listsSize: lists.count)
            for offset in offsets { bytes.append(littleEndian: offset) }
            bytes.append(contentsOf: pages)
            bytes.append(contentsOf: lists)
            return layout
        }
    }
}
