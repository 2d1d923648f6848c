/** Tests of cursors. */
@NullMarked
package dev.mizzen.impl.retrieve.page;

import org.jspecify.annotations.NullMarked;
