/** The parts of {@link dev.mizzen.bench.RetrievalAccuracy}. */
@NullMarked
package dev.mizzen.bench.accuracy;

import org.jspecify.annotations.NullMarked;
