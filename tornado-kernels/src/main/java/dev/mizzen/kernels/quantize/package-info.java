/** Quantized vectors: codes of codebooks, bits and bytes, and how to search them. */
@NullMarked
package dev.mizzen.kernels.quantize;

import org.jspecify.annotations.NullMarked;
