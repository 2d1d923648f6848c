/** Tries systems on questions that their documents do not answer. */
@NullMarked
package dev.mizzen.bench.unanswerable;

import org.jspecify.annotations.NullMarked;
