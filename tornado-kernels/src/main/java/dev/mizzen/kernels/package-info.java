/** The kernels' contracts, and the choice of a backend. */
@NullMarked
package dev.mizzen.kernels;

import org.jspecify.annotations.NullMarked;
