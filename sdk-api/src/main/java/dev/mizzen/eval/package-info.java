/**
 * How good a ranking is: judgments, runs, metrics, reports, and the comparison of two systems.
 * Immutable values, safe for use by many threads.
 */
@NullMarked
package dev.mizzen.eval;

import org.jspecify.annotations.NullMarked;
