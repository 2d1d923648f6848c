/** What the benchmarks compute: shapes, seeded data, reference answers and their comparison. */
@NullMarked
package dev.mizzen.bench.workload;

import org.jspecify.annotations.NullMarked;
