/** Codebooks: k-means, product and residual quantizers, and how good their codes are. */
@NullMarked
package dev.mizzen.impl.quantize;

import org.jspecify.annotations.NullMarked;
