@NullMarked
package dev.mizzen.bench.workload;

import org.jspecify.annotations.NullMarked;
