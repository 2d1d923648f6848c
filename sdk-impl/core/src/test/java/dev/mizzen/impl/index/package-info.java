@NullMarked
package dev.mizzen.impl.index;

import org.jspecify.annotations.NullMarked;
