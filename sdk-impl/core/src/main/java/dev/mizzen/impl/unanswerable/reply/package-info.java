/**
 * Reading what language models write in a form that they were asked for, and do not quite keep.
 * Internal.
 */
@NullMarked
package dev.mizzen.impl.unanswerable.reply;

import org.jspecify.annotations.NullMarked;
