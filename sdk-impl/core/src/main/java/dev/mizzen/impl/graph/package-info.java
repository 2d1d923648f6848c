/** Linear algebra over graphs. Internal. */
@NullMarked
package dev.mizzen.impl.graph;

import org.jspecify.annotations.NullMarked;
