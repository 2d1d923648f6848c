/** Runs the benchmarks of the kernels, peers in turn, and keeps what was measured. */
@NullMarked
package dev.mizzen.bench.suite;

import org.jspecify.annotations.NullMarked;
