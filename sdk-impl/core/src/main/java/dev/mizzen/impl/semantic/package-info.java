/** Semantic ids, and the click model that learns through them; internal. */
@NullMarked
package dev.mizzen.impl.semantic;

import org.jspecify.annotations.NullMarked;
