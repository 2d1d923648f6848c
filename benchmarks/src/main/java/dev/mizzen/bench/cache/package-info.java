/** Keeps embeddings on disk between runs, since making them costs most of a measurement's time. */
@NullMarked
package dev.mizzen.bench.cache;

import org.jspecify.annotations.NullMarked;
