/** Looking after an index: backup, verification, sizes. Internal. */
@NullMarked
package dev.mizzen.impl.index.upkeep;

import org.jspecify.annotations.NullMarked;
