/** Texts to token ids and back to places in the text. Internal. */
@NullMarked
package dev.mizzen.impl.embed.tokenize;

import org.jspecify.annotations.NullMarked;
