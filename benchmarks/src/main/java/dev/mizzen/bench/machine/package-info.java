/** The machine beneath the benchmarks: its ceilings, its load, and what it is. */
@NullMarked
package dev.mizzen.bench.machine;

import org.jspecify.annotations.NullMarked;
