/** The lists of token vectors in the files of a segment: how they are written, joined and read. */
@NullMarked
package dev.mizzen.impl.index.lists;

import org.jspecify.annotations.NullMarked;
