/** The plain definition of each kernel, which runs everywhere. */
@NullMarked
package dev.mizzen.kernels.scalar;

import org.jspecify.annotations.NullMarked;
