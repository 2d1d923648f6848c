/** Embedding speed beside peers, on texts for which both sides do the same work. */
@NullMarked
package dev.mizzen.bench.throughput;

import org.jspecify.annotations.NullMarked;
