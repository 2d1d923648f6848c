/** Products of rows with matrices, as the layers of small networks need them. */
@NullMarked
package dev.mizzen.kernels.dense;

import org.jspecify.annotations.NullMarked;
