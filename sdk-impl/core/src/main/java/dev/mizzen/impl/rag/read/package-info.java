/** Reads passages: which sentence answers, and which words of it. Internal. */
@NullMarked
package dev.mizzen.impl.rag.read;

import org.jspecify.annotations.NullMarked;
