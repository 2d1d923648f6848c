/**
 * How good a ranking is, of documents or of recommended items: judgments, runs, metrics, reports,
 * and the comparison of two systems. Immutable values, safe for use by many threads.
 */
@NullMarked
package dev.mizzen.eval;

import org.jspecify.annotations.NullMarked;
