/** Searches for what a question may be answered from, hop by hop. Internal. */
@NullMarked
package dev.mizzen.impl.rag.find;

import org.jspecify.annotations.NullMarked;
