@NullMarked
package dev.mizzen.lucene;

import org.jspecify.annotations.NullMarked;
