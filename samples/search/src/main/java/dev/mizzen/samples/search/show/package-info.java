/** What a person sees: hits, snippets, progress. */
@NullMarked
package dev.mizzen.samples.search.show;

import org.jspecify.annotations.NullMarked;
