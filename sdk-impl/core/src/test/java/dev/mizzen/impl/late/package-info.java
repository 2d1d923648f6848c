@NullMarked
package dev.mizzen.impl.late;

import org.jspecify.annotations.NullMarked;
