@NullMarked
package dev.mizzen.impl.rag.find;

import org.jspecify.annotations.NullMarked;
