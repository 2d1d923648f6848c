/** The click model that knows items by semantic ids; internal. */
@NullMarked
package dev.mizzen.impl.semantic.click;

import org.jspecify.annotations.NullMarked;
