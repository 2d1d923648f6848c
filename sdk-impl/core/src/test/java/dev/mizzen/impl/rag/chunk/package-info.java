@NullMarked
package dev.mizzen.impl.rag.chunk;

import org.jspecify.annotations.NullMarked;
