/** The index of the program: filling it in the background, and asking it. */
@NullMarked
package dev.mizzen.samples.search.corpus;

import org.jspecify.annotations.NullMarked;
