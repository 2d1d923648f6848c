package dev.mizzen.impl.index;

import dev.mizzen.impl.index.write.SerialThread;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;

/**
 * What every part of an open index shares.
 *
 * @param where the index, for messages
 * @param directory its files
 * @param schema what it is like
 * @param analyzer cuts its texts
 * @param similarity its BM25
 * @param thread opens and writes its files
 */
record Store(
    String where,
    Directory directory,
    IndexSchema schema,
    Analyzer analyzer,
    Similarity similarity,
    SerialThread thread) {}
