/** For applications that own their Lucene index. */
@NullMarked
package dev.mizzen.samples.lucene;

import org.jspecify.annotations.NullMarked;
