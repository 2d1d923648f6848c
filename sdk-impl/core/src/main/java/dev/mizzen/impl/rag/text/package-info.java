/** Plain text cut into sentences, with the places they stand at. Internal. */
@NullMarked
package dev.mizzen.impl.rag.text;

import org.jspecify.annotations.NullMarked;
