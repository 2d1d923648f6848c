/** Texts cut into passages along headings and sentences. Internal. */
@NullMarked
package dev.mizzen.impl.rag.chunk;

import org.jspecify.annotations.NullMarked;
