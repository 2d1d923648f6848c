/** Tests of the pipeline. */
@NullMarked
package dev.mizzen.impl.rag;

import org.jspecify.annotations.NullMarked;
