@NullMarked
package dev.mizzen.impl.quantize;

import org.jspecify.annotations.NullMarked;
