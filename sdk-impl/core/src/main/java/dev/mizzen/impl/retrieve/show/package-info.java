/** What is shown beside a ranking: facets and highlights. */
@NullMarked
package dev.mizzen.impl.retrieve.show;

import org.jspecify.annotations.NullMarked;
