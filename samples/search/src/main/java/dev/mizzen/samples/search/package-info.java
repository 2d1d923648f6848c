/** A program that indexes documents and answers questions over them. */
@NullMarked
package dev.mizzen.samples.search;

import org.jspecify.annotations.NullMarked;
