/** The pipeline from a question to an answer with proof, and its provider. Internal. */
@NullMarked
package dev.mizzen.impl.rag;

import org.jspecify.annotations.NullMarked;
