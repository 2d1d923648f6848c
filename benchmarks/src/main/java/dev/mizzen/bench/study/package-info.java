/** Whether projection heads keep what full token vectors know, on a judged collection. */
@NullMarked
package dev.mizzen.bench.study;

import org.jspecify.annotations.NullMarked;
