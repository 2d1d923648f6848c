/** How vectors and token vectors lie in the files of a Lucene index. Internal. */
@NullMarked
package dev.mizzen.impl.index.codec;

import org.jspecify.annotations.NullMarked;
