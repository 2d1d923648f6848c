package dev.mizzen.impl.rag;

import dev.mizzen.impl.rag.abstain.AbstentionModel;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.read.Reader;
import dev.mizzen.impl.rag.write.Generator;
import dev.mizzen.rag.Question;
import java.util.function.ToIntFunction;

/**
 * The steps of a pipeline; each is safe for use by many threads.
 *
 * @param finder searches
 * @param passages at most, for an answer
 * @param room how many tokens of passages a question's prompt has room for
 * @param reader reads passages
 * @param abstention says how far to trust them
 * @param threshold below which there is no answer
 * @param generator writes
 */
record Parts(
    EvidenceFinder finder,
    int passages,
    ToIntFunction<Question> room,
    Reader reader,
    AbstentionModel abstention,
    double threshold,
    Generator generator) {}
