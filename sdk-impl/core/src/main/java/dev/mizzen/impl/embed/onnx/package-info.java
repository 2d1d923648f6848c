/** ONNX files, checked before they are trusted, and the sessions that run them. Internal. */
@NullMarked
package dev.mizzen.impl.embed.onnx;

import org.jspecify.annotations.NullMarked;
