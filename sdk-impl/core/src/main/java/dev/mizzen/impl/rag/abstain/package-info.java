/** How far an answer can be trusted, and when to stay silent. Internal. */
@NullMarked
package dev.mizzen.impl.rag.abstain;

import org.jspecify.annotations.NullMarked;
