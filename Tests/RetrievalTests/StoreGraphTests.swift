import Foundation
import Knowledge
import Testing

@testable import Retrieval

@Suite struct `Index store with a graph` {
    @Test func `finds nearly what a search by hand finds, through filters, deletions and merges`() throws {
        let folder = TemporaryFolder()
        func open() throws -> IndexStore {
            try IndexStore(folder: folder.url, dimension: 8, model: "m", exactRows: 300, files: SystemFiles())
        }
        var random = SeededRandom(seed: 4)
        let entries = (0..<900).map { number in
            IndexEntry(
                id: chunk(number), vector: randomVector(8, using: &random),
                questionVector: number % 3 == 0 ? randomVector(8, using: &random) : nil, body: ""
            ).dressed(0)
        }
        var naive = NaiveStore()
        naive.apply(entries.map(IndexChange.insert), upTo: 1)
        let store = try open()
        try store.replace(with: entries, upTo: 1)
        #expect(store.index.recall == 1)
        try store.flush()
        #expect(store.index.parts.contains { store.index.graph(of: $0) != nil })

        func check(_ store: IndexStore, isExact: Bool = false) throws {
            for every in [1, 3, 60] {
                let filter = every == 1 ? PassageFilter() : PassageFilter(tags: ["tag \(every % 3)"])
                let admits = { (entry: NaiveEntry) in every == 1 || entry.entry.tags == ["tag \(every % 3)"] }
                var found = 0
                for _ in 0..<20 {
                    let query = randomVector(8, using: &random)
                    let expected = naive.nearest(query, topK: 10, admits: admits)
                    let hits = try store.index.search(
                        SearchRequest(text: "", vector: query, mode: .vector, filter: filter))
                    #expect(hits.count == expected.count)
                    #expect(hits.allSatisfy { naive.entries[$0.id].map(admits) ?? false })
                    found += Set(hits.map(\.id)).intersection(expected.map(\.0)).count
                }
                #expect(found >= (isExact ? 200 : 180))
            }
            #expect(try store.verify())
        }
        try check(store)
        let changes = entries.filter { $0.id.uuid.uuid.15 % 4 == 0 }.map { IndexChange.delete($0.id) }
        naive.apply(changes, upTo: 2)
        try store.apply(changes, upTo: 2)
        try check(store)
        try store.merge()
        try check(store)
        #expect(store.index.parts.contains { store.index.graph(of: $0) != nil })
        try check(open())
        // So few that an exact search is the quickest again, graph or no graph.
        let further = naive.entries.keys.sorted().prefix(naive.entries.count - 300).map(IndexChange.delete)
        naive.apply(further, upTo: 3)
        try store.apply(further, upTo: 3)
        #expect(store.index.recall == 1)
        try check(store, isExact: true)
    }
}
