/** The safetensors file format; internal. */
@NullMarked
package dev.mizzen.impl.tensor;

import org.jspecify.annotations.NullMarked;
