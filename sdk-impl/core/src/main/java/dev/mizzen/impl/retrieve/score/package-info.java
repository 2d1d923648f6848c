/** Finding candidates and scoring them: by vectors, by token vectors, and fused. */
@NullMarked
package dev.mizzen.impl.retrieve.score;

import org.jspecify.annotations.NullMarked;
