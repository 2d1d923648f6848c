@NullMarked
package dev.mizzen.impl.semantic;

import org.jspecify.annotations.NullMarked;
