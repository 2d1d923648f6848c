/** The kernels on the Vector API, faster twins of the scalar definitions. */
@NullMarked
package dev.mizzen.kernels.simd;

import org.jspecify.annotations.NullMarked;
