/**
 * MIARec (Xie and Jia, arXiv:2510.12054): users joined by several relations, over which neighbours
 * count as much as they pull. Internal.
 */
@NullMarked
package dev.mizzen.impl.recommend.miarec;

import org.jspecify.annotations.NullMarked;
