/** A Retriever's view of a Lucene index that an application owns. */
@NullMarked
package dev.mizzen.impl.retrieve.mapped;

import org.jspecify.annotations.NullMarked;
