/** Projection heads: their layers, gradients, files, and the embedders that use them; internal. */
@NullMarked
package dev.mizzen.impl.head;

import org.jspecify.annotations.NullMarked;
