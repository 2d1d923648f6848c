@NullMarked
package dev.mizzen.samples.lucene;

import org.jspecify.annotations.NullMarked;
