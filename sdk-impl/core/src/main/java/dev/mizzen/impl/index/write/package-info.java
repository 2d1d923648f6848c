/** Writing to the index: from documents to Lucene's fields, on one thread. Internal. */
@NullMarked
package dev.mizzen.impl.index.write;

import org.jspecify.annotations.NullMarked;
