/**
 * The four doors: {@link dev.mizzen.Embedder}, {@link dev.mizzen.Retriever}, {@link
 * dev.mizzen.Recommender} and {@link dev.mizzen.RagPipeline}, and the values they exchange.
 *
 * <p>From a folder of text files to hybrid search:
 *
 * {@snippet class="dev.mizzen.Snippets" region="folder"}
 */
@NullMarked
package dev.mizzen;

import org.jspecify.annotations.NullMarked;
