@org.jspecify.annotations.NullMarked
package dev.mizzen.impl.index.lists;
