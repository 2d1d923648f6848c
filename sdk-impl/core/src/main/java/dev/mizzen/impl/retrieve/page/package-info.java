/** Pages of a ranking: order, cursors and groups. */
@NullMarked
package dev.mizzen.impl.retrieve.page;

import org.jspecify.annotations.NullMarked;
