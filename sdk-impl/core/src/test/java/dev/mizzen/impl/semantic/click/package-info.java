@NullMarked
package dev.mizzen.impl.semantic.click;

import org.jspecify.annotations.NullMarked;
