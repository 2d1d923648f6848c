@NullMarked
package dev.mizzen.impl.retrieve.show;

import org.jspecify.annotations.NullMarked;
