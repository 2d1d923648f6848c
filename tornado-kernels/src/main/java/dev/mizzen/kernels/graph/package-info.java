/** Sparse times dense, and the ranking of items by what comes out of it. */
@NullMarked
package dev.mizzen.kernels.graph;

import org.jspecify.annotations.NullMarked;
