"""A peer process: does what a line of the standard input says, answers with a line of its own."""

import os
import sys

import numpy as np


def load(folder, name, kind, shape):
    return np.fromfile(os.path.join(folder, name), dtype=kind).reshape(shape)


class Scipy:
    """CSR times dense in single precision, as scipy.sparse computes it."""

    def __init__(self, folder, sizes):
        import scipy
        import scipy.sparse

        rows, columns, edges, dimension = sizes
        starts = load(folder, "starts", "<i4", rows + 1)
        neighbours = load(folder, "neighbours", "<i4", edges)
        values = load(folder, "values", "<f4", edges)
        self.matrix = scipy.sparse.csr_matrix((values, neighbours, starts), shape=(rows, columns))
        self.operand = load(folder, "operand", "<f4", (columns, dimension))
        self.about = "SciPy " + scipy.__version__

    def run(self):
        self.product = self.matrix @ self.operand

    def save(self, folder):
        self.product.astype("<f4").tofile(os.path.join(folder, "answer"))


def faiss_about(faiss):
    about = "FAISS " + faiss.__version__
    options = faiss.get_compile_options() if hasattr(faiss, "get_compile_options") else ""
    return about + (" (" + options.strip() + ")" if "AVX" in options else " (a build without AVX2)")


class FaissScan:
    """IndexPQFastScan with the given codebooks, one query at a time."""

    def __init__(self, folder, sizes):
        import faiss

        faiss.omp_set_num_threads(1)
        count, dimension, subspaces, queries, k = sizes
        self.k = k
        self.index = faiss.IndexPQFastScan(dimension, subspaces, 4)
        codebooks = load(folder, "codebooks", "<f4", -1)
        faiss.copy_array_to_vector(codebooks, self.index.pq.centroids)
        self.index.is_trained = True
        self.index.add(load(folder, "vectors", "<f4", (count, dimension)))
        self.queries = load(folder, "queries", "<f4", (queries, dimension))
        self.found = np.full((queries, k), -1, dtype="<i4")
        self.next = 0
        self.about = faiss_about(faiss)

    def run(self):
        q = self.next
        self.next = (q + 1) % len(self.queries)
        _, ids = self.index.search(self.queries[q : q + 1], self.k)
        self.found[q] = ids[0]

    def save(self, folder):
        self.found.tofile(os.path.join(folder, "answer"))


class FaissAssign:
    """Exact search among the centroids, which is how FAISS assigns in its k-means."""

    def __init__(self, folder, sizes):
        import faiss

        count, clusters, dimension, threads = sizes
        faiss.omp_set_num_threads(threads)
        self.rows = load(folder, "rows", "<f4", (count, dimension))
        self.index = faiss.IndexFlatL2(dimension)
        self.index.add(load(folder, "centroids", "<f4", (clusters, dimension)))
        self.about = faiss_about(faiss)

    def run(self):
        _, self.ids = self.index.search(self.rows, 1)

    def save(self, folder):
        self.ids.astype("<i4").tofile(os.path.join(folder, "answer"))


def main():
    kinds = {"scipy": Scipy, "faiss-scan": FaissScan, "faiss-assign": FaissAssign}
    folder = sys.argv[2]
    work = kinds[sys.argv[1]](folder, [int(size) for size in sys.argv[3:]])
    print(work.about, flush=True)
    for line in sys.stdin:
        if line == "save\n":
            work.save(folder)
        else:
            work.run()
        print("done", flush=True)


main()
