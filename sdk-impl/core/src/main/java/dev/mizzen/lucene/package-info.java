/**
 * Late interaction for applications that own their Lucene index. These classes read Lucene's own
 * {@link org.apache.lucene.document.LateInteractionField} and take the place of Lucene's rescorer
 * in one line. This is the one public package of the SDK that speaks Lucene.
 */
@NullMarked
package dev.mizzen.lucene;

import org.jspecify.annotations.NullMarked;
