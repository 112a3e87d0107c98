/// A workload out of files.
enum RetrievalFiles {
    struct Loaded {
        let workload: RetrievalWorkload
        /// What was done to the data, for the reader of the figures.
        let notes: [String]
    }

    static func load(_ files: RetrievalBenchmarkOptions.Files, k: Int) throws -> Loaded {
        var notes: [String] = []
        let base = try unit(files.vectors, &notes)
        let queries = try unit(files.queries, &notes)
        guard base.columns == queries.columns else {
            throw RetrievalNumPyFile.Problem(
                files.queries,
                tr: "\(queries.columns) boyutlu, \(files.vectors) ise \(base.columns); ikisini de aynı modelle üretin.",
                en: "its rows have \(queries.columns) dimensions, those of \(files.vectors) \(base.columns); make both "
                    + "with one model.")
        }
        let neighbours = try files.groundTruth.map {
            try self.neighbours($0, k: k, base: base.rows, queries: queries.rows)
        }
        var tenants = Array(repeating: 0, count: base.rows)
        var asked = Array(repeating: 0, count: queries.rows)
        if let path = files.tenants {
            (tenants, asked) = try owners(
                path, queryPath: files.queryTenants, base: base.rows, queries: queries.rows, neighbours: neighbours,
                &notes)
        }
        let (numbers, queryNumbers) = try numbered(tenants, asked, files)
        var workload = RetrievalWorkload(base: base, queries: queries, tenants: numbers, queryTenants: queryNumbers)
        if let neighbours {
            let fits = zip(neighbours, queryNumbers).allSatisfy { rows, tenant in
                rows.allSatisfy { numbers[$0] == tenant } && rows.count >= min(k, workload.rows[Int(tenant)].count)
            }
            if fits {
                workload.neighbours = neighbours
            } else {
                notes.append(
                    "\(files.groundTruth ?? ""): holds rows of other tenants than the queries ask, or too few; recall "
                        + "is against exact search here")
            }
        }
        return Loaded(workload: workload, notes: notes)
    }

    private static func unit(_ path: String, _ notes: inout [String]) throws -> RetrievalMatrix {
        guard let (matrix, changed) = try RetrievalNumPyFile(contentsOf: path).matrix().unitRows() else {
            throw RetrievalNumPyFile.Problem(
                path, tr: "bir satırı sıfır ya da sonsuz; o satırı çıkarın.",
                en: "a row of it is zero or not finite; leave that row out.")
        }
        if changed { notes.append("\(path): rows scaled to unit length, so that scores are cosines") }
        return matrix
    }

    /// Rows of the base; places that a short answer left empty (-1) are dropped.
    private static func neighbours(_ path: String, k: Int, base: Int, queries: Int) throws -> [[Int]] {
        let rows = try RetrievalNumPyFile(contentsOf: path).integers(columns: nil)
        guard rows.count == queries else {
            throw RetrievalNumPyFile.Problem(
                path, tr: "\(rows.count) satırı var, \(queries) sorgu için birer satır olmalı.",
                en: "it has \(rows.count) rows and must have one for each of the \(queries) queries.")
        }
        let kept = rows.map { $0.filter { $0 >= 0 } }
        guard kept.allSatisfy({ $0.allSatisfy { $0 < base } }) else {
            throw RetrievalNumPyFile.Problem(
                path, tr: "\(base) satırlık vektör dosyasında olmayan bir satırı gösteriyor; aynı dosyadan üretin.",
                en: "it names a row that the \(base) vectors do not have; make it from the same file.")
        }
        return kept
    }

    /// The tenants of rows and queries. Queries bring theirs in a file, behind those of the rows, or by what their
    /// nearest rows belong to; else each asks the tenant of a row spread evenly over the base.
    private static func owners(
        _ path: String, queryPath: String?, base: Int, queries: Int, neighbours: [[Int]]?, _ notes: inout [String]
    ) throws -> (rows: [Int], queries: [Int]) {
        let all = try RetrievalNumPyFile(contentsOf: path).integers(columns: 1).map { $0[0] }
        guard all.count == base || all.count == base + queries else {
            throw RetrievalNumPyFile.Problem(
                path,
                tr: "\(all.count) sayısı var; \(base) satırın her biri için bir tane olmalı, ardından \(queries) "
                    + "sorgununkiler gelebilir.",
                en: "it has \(all.count) numbers and must have one for each of the \(base) rows; those of the "
                    + "\(queries) queries may follow.")
        }
        let rows = Array(all.prefix(base))
        if let queryPath {
            let asked = try RetrievalNumPyFile(contentsOf: queryPath).integers(columns: 1).map { $0[0] }
            guard asked.count == queries else {
                throw RetrievalNumPyFile.Problem(
                    queryPath, tr: "\(asked.count) sayısı var, \(queries) sorgu için birer tane olmalı.",
                    en: "it has \(asked.count) numbers and must have one for each of the \(queries) queries.")
            }
            return (rows, asked)
        }
        if all.count > base { return (rows, Array(all.suffix(queries))) }
        if let neighbours, neighbours.allSatisfy({ !$0.isEmpty }) {
            return (rows, neighbours.map { rows[$0[0]] })
        }
        notes.append("\(path): says nothing about the queries' tenants; each asks one, larger ones more often")
        return (rows, (0..<queries).map { rows[(2 * $0 + 1) * base / (2 * queries)] })
    }

    /// Tenants numbered from 0 in the order of their ids.
    private static func numbered(
        _ tenants: [Int], _ asked: [Int], _ files: RetrievalBenchmarkOptions.Files
    ) throws -> (rows: [Int32], queries: [Int32]) {
        let ids = Set(tenants).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, Int32($0)) })
        let queries = asked.compactMap { numbers[$0] }
        guard queries.count == asked.count else {
            throw RetrievalNumPyFile.Problem(
                files.queryTenants ?? files.tenants ?? "", tr: "hiçbir satırı olmayan bir kiracıya soru var.",
                en: "a query asks a tenant that has no row.")
        }
        return (tenants.compactMap { numbers[$0] }, queries)
    }
}
