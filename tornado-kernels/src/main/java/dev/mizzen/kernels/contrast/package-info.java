/** Contrastive and distillation losses with their gradients. */
@NullMarked
package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.NullMarked;
