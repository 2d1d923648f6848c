/** A local web page: the answer, its evidence, and what each token of a passage matched. */
@NullMarked
package dev.mizzen.samples.ask.page;

import org.jspecify.annotations.NullMarked;
