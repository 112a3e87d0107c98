import CRetrievalKernels
import Foundation
import Knowledge
import Testing

@testable import Retrieval

private let queries = [
    "kargo ücreti ne kadar", "öğrenci indirimi var mı", "implant 15 bin lira mı", "lk204 garanti", "kargolar",
    "saat 13:00 randevu", "garnti belgsi", "temzlik", "", "zürafa",
    "kargo ücreti iade süresi taksit indirim öğrenci garanti belgesi randevu saatleri implant dolgu temizlik",
].map { LexicalQuery($0) }

/// Many rows with few words each: lists of several blocks, rows in several windows.
private func manyEntries(_ count: Int, seed: UInt64) -> [IndexEntry] {
    var random = SeededRandom(seed: seed)
    let words = ["kargo", "iade", "indirim", "öğrenci", "garanti", "dolgu", "kira", "LK-204", "%18"]
    return (0..<count).map { number in
        // Where few rows hold a word, its blocks reach far.
        let rare = Int.random(in: 0..<200, using: &random) == 0 ? " implant" : ""
        let body = (0..<Int.random(in: 1...3, using: &random)).map { _ in words.randomElement(using: &random)! }
        return IndexEntry(
            id: chunk(number), vector: [1], title: number % 3 == 0 ? "garanti" : "",
            body: body.joined(separator: " ") + rare)
    }
}

private func bits(_ rows: some Sequence<Int>, of count: Int) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for row in rows { words[row / 64] |= 1 << UInt64(row % 64) }
    return words
}

@Suite struct `Lexical segments` {
    @Test(arguments: [0, 1, 7, 127, 128, 129, 300])
    func `score rows as BM25 is defined`(count: Int) throws {
        let entries = randomEntries(count, dimension: 1, seed: 5)
        let owned = try OwnedSegment(entries)
        let reference = LexicalReference(entries)
        for query in queries {
            let search = LexicalSearch(query, in: [owned.segment])
            let expected = reference.scores(of: query)
            let all = search.scores()
            #expect(zip(all, expected).allSatisfy { abs(Double($0) - $1) < 1e-3 } && all.count == count)
            let rows = (0..<Int32(count)).shuffled().prefix(50)
            #expect(search.scores(of: Array(rows)) == rows.map { all[Int($0)] })
            for row in rows.prefix(3) {
                let contributions = search.contributions(to: row)
                #expect(contributions.reduce(0) { $0 + $1.contribution } == all[Int(row)])
                for part in contributions {
                    #expect(abs(Double(part.contribution) - reference.impact(of: part.term, in: Int(row))) < 1e-4)
                }
            }
        }
    }

    @Test(arguments: [0, 1, 128, 4096, 4097, 9500])
    func `find the head of the full order`(count: Int) throws {
        let owned = try OwnedSegment(manyEntries(count, seed: 6))
        for query in queries {
            let search = LexicalSearch(query, in: [owned.segment])
            let all = search.scores()
            for every in [1, 3, 500] {
                let admitted = Array(stride(from: every / 2, to: count, by: every))
                let order = admitted.filter { all[$0] > 0 }.sorted { (all[$1], $0) < (all[$0], $1) }
                let bitmap = every == 1 ? nil : bits(admitted, of: count)
                for limit in [1, 10, 100] {
                    let best = search.best(limit, admitting: bitmap)
                    #expect(best.map { Int($0.row) } == Array(order.prefix(limit)))
                    #expect(best.allSatisfy { $0.score == all[Int($0.row)] })
                }
            }
        }
    }

    @Test func `give the same answers as one segment`() throws {
        for seed: UInt64 in 1...4 {
            let entries = manyEntries(1500, seed: seed)
            let whole = try OwnedSegment(entries)
            var random = SeededRandom(seed: seed)
            let cuts = [0] + (0..<3).map { _ in Int.random(in: 0...1500, using: &random) }.sorted() + [1500]
            let parts = try zip(cuts, cuts.dropFirst()).map { try OwnedSegment(Array(entries[$0..<$1])) }
            let segments = parts.map(\.segment)
            for query in queries {
                let one = LexicalSearch(query, in: [whole.segment])
                let many = LexicalSearch(query, in: segments)
                let oneCoverage = Coverage(of: query.content, in: [whole.segment])
                let manyCoverage = Coverage(of: query.content, in: segments)
                #expect(segments.indices.flatMap { many.scores(in: $0) } == one.scores())
                var best: [TopK.Scored] = []
                for part in segments.indices {
                    best += many.best(10, in: part).map { ($0.score, $0.row + Int32(cuts[part])) }
                    for row in 0..<segments[part].rowCount {
                        let (left, right) = (manyCoverage, oneCoverage)
                        let place = row + cuts[part]
                        #expect(left.share(of: row, in: part) == right.share(of: place))
                        #expect(left.rarestUncovered(by: row, in: part) == right.rarestUncovered(by: place))
                    }
                }
                best.sort { ($1.score, $0.row) < ($0.score, $1.row) }
                #expect(best.prefix(10).map(\.row) == one.best(10).map(\.row))
            }
        }
    }

    @Test func `merge to the bytes of the rows that are left`() throws {
        for seed: UInt64 in 21...24 {
            var random = SeededRandom(seed: seed)
            let entries = randomEntries(400, dimension: 1, seed: seed)
            var parts: [[Int]] = [[], [], []]
            for row in entries.indices { parts[Int.random(in: 0..<3, using: &random)].append(row) }
            let kept = entries.indices.filter { _ in Int.random(in: 0..<5, using: &random) > 0 }
            let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, Int32($0)) })
            let owned = try parts.map { part in try OwnedSegment(part.map { entries[$0] }) }
            let sources = zip(owned, parts).map { owned, part in
                LexicalSegment.Source(segment: owned.segment, places: part.map { places[$0] ?? -1 })
            }
            let merged = LexicalSegment.merge(sources, rowCount: kept.count)
            #expect(merged == LexicalSegment.build(kept.map { entries[$0] }))
        }
        #expect(LexicalSegment.merge([], rowCount: 0) == LexicalSegment.build([]))
    }

    @Test func `tell which content words a row holds`() throws {
        for seed: UInt64 in 11...13 {
            let entries = randomEntries(60, dimension: 1, seed: seed)
            let owned = try OwnedSegment(entries)
            let reference = LexicalReference(entries)
            for query in queries {
                let coverage = Coverage(of: query.content, in: [owned.segment])
                for (row, expected) in reference.coverage(of: query).enumerated() {
                    #expect(abs(coverage.share(of: row) - expected.share) < 1e-5)
                    #expect(coverage.rarestUncovered(by: row)?.text == expected.uncovered?.text)
                }
            }
        }
    }

    @Test func `guess the words one edit away`() throws {
        var random = SeededRandom(seed: 3)
        // Few letters, so that many words are close.
        let letters = Array("aeklr")
        let words = Set(
            (0..<1500).map { _ in
                String((0..<Int.random(in: 2...10, using: &random)).map { _ in letters.randomElement(using: &random)! })
            }
        ).sorted()
        let owned = try OwnedSegment(texts(words))
        for word in words.shuffled(using: &random).prefix(300).map({ Vocabulary.soften($0) }) where word.count >= 4 {
            let expected = words.filter {
                let other = Vocabulary.soften($0)
                return (other[0] == word[0] || other[0] == word[1]) && Token.tokens(of: $0).contains(where: \.isContent)
                    && Spelling.isOneEdit(word, other)
            }
            let found = owned.segment.vocabulary.neighbours(of: word).reduce(0) { $0 + $1.count }
            #expect(found == expected.count)
        }
    }

    @Test func `are small`() throws {
        let few = LexicalSegment.build(randomEntries(100, dimension: 1, seed: 2))
        #expect(few.count < 20_000)
        #expect(LexicalSegment.build([]).count < 100)
    }

    @Test func `hold keys of any length and rows of any number of terms`() throws {
        let code = String(repeating: "A1", count: 300)
        let long = String(repeating: "kargo ", count: 40_000)
        let entries = texts([code, code + "B2", long, "kargo"])
        let owned = try OwnedSegment(entries)
        let reference = LexicalReference(texts([code, code + "B2"]))
        #expect(reference.frequencies[0].count > 1)
        let codes = LexicalSearch(LexicalQuery(code + "B2"), in: [owned.segment]).best(10)
        #expect(codes.first?.row == 1 && codes.count == 2)
        #expect(LexicalSearch(LexicalQuery("kargo"), in: [owned.segment]).best(10).map(\.row) == [2, 3])
    }
}

@Suite struct `Damaged lexical segments` {
    /// Every way into a segment.
    func use(_ segment: LexicalSegment) {
        for query in queries {
            let search = LexicalSearch(query, in: [segment])
            _ = search.best(5)
            _ = search.scores(of: Array(0..<Int32(min(segment.rowCount, 500))))
            let coverage = Coverage(of: query.content, in: [segment])
            if segment.rowCount > 0 { _ = coverage.share(of: segment.rowCount - 1) }
        }
        guard segment.rowCount < 10_000 else { return }
        let places = (0..<Int32(segment.rowCount)).map { $0 % 3 == 0 ? $0 / 3 : -1 }
        let merged = LexicalSegment.merge(
            [LexicalSegment.Source(segment: segment, places: places)], rowCount: (segment.rowCount + 2) / 3)
        #expect(!merged.isEmpty)
    }

    @Test func `are refused when cut short`() throws {
        let bytes = LexicalSegment.build(randomEntries(20, dimension: 1, seed: 1))
        for count in 0..<bytes.count {
            #expect(throws: LexicalSegment.Damage.self) { try OwnedSegment(Array(bytes[..<count])) }
        }
    }

    @Test(arguments: [40, 400])
    func `are read within their bounds`(count: Int) throws {
        let bytes = LexicalSegment.build(manyEntries(count, seed: 8))
        var random = SeededRandom(seed: 9)
        for _ in 0..<200 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let owned = try? OwnedSegment(damaged) { use(owned.segment) }
        }
        // The header, where a number may say anything.
        for place in 8..<64 {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                var damaged = bytes
                damaged[place] = value
                if let owned = try? OwnedSegment(damaged) { use(owned.segment) }
            }
        }
    }
}

@Suite struct `Packed postings` {
    @Test func `unpack to what was packed, on every processor`() throws {
        var random = SeededRandom(seed: 4)
        for round in 0..<150 {
            let count = [1, 2, 100, 127, 128, 129, 256, 700].randomElement(using: &random)!
            let greatestGap = UInt32(1) << UInt32.random(in: 0...13, using: &random)
            var rows: [UInt32] = []
            for _ in 0..<count {
                rows.append((rows.last ?? 0) + UInt32.random(in: 1...greatestGap, using: &random))
            }
            if Bool.random(using: &random) { rows[0] = 0 }
            let step: UInt16 = Bool.random(using: &random) ? 2 : 1
            let greatest = UInt16(1) << UInt16.random(in: 0...13, using: &random)
            let values = rows.map { _ in step * UInt16.random(in: 1...greatest, using: &random) }
            var lengths = [UInt16](repeating: 1, count: Int(rows[count - 1]) + 1)
            for row in rows { lengths[Int(row)] = UInt16.random(in: 1...9000, using: &random) }
            var bytes: [UInt8] = []
            PackedPostings.append(
                PackedPostings.List(rows: rows[...], values: values[...]), lengths: lengths, to: &bytes)
            let size = bytes.count
            bytes.append(contentsOf: [UInt8](repeating: 0xFF, count: PackedPostings.slack))
            bytes.withUnsafeBytes { raw in
                let list = PostingList(
                    count: count, bytes: UnsafeRawBufferPointer(rebasing: raw[..<size]), rowCount: lengths.count)
                var found: ([UInt32], [UInt32]) = ([], [])
                var blockRows = [UInt32](repeating: 0, count: 128)
                var blockValues = blockRows
                for block in list.blocks {
                    let count = list.unpackRows(of: block, into: &blockRows)
                    list.unpackValues(of: block, into: &blockValues)
                    found.0 += blockRows[..<count]
                    found.1 += blockValues[..<count]
                    for place in 0..<count where block.greatestValue > 0 {
                        let (row, value) = (Int(blockRows[place]), blockValues[place])
                        let ratio = Float(lengths[row]) / Float(value)
                        #expect(value <= block.greatestValue || block.greatestValue == 255)
                        #expect(max(ratio, 1) >= PackedPostings.Ratio.values[Int(block.leastRatio)])
                    }
                }
                #expect(found.0 == rows && found.1 == values.map(UInt32.init), "round \(round)")
            }
        }
    }

    @Test func `are weighed to the same bits on every processor`() {
        var random = SeededRandom(seed: 14)
        let (here, portable) = (PostingLoops.best, rk_postings_portable)
        for bits: UInt32 in 0...24 {
            let packed = (0..<16 * 24).map { _ in UInt8.random(in: 0...255, using: &random) }
            let before = UInt32.random(in: 0...1000, using: &random)
            var (left, right) = ([UInt32](repeating: 0, count: 128), [UInt32](repeating: 0, count: 128))
            here.rows(packed, bits, before, &left)
            portable.rows(packed, bits, before, &right)
            #expect(left == right)
            if bits <= 16 {
                here.values(packed, bits, bits % 2, &left)
                portable.values(packed, bits, bits % 2, &right)
                #expect(left == right)
            }
            let lengths = (0..<128).map { _ in UInt16.random(in: 1...5000, using: &random) }
            let rows = (0..<128).map { UInt32($0) }
            here.weigh(rows, 128, lengths, 12345.67, 0.6, 0.0321, &left)
            portable.weigh(rows, 128, lengths, 12345.67, 0.6, 0.0321, &right)
            #expect(left == right)
            var (some, same) = (rows, rows)
            for row: UInt32 in [0, 1, 77, 127, 128, 5000] {
                #expect(here.place(rows, row) == Int(min(row, 128)) && portable.place(rows, row) == Int(min(row, 128)))
            }
            let count = here.reaching(left, 128, 9000, &some)
            #expect(count == portable.reaching(right, 128, 9000, &same) && some[..<count] == same[..<count])
            #expect(some[..<count].elementsEqual(rows.filter { left[Int($0)] >= 9000 }))
        }
    }
}
