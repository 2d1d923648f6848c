/**
 * Recommenders: models turn interactions into a {@link Scorer}, and everything that users see is
 * written once over that. Internal.
 *
 * <p>A new model is a {@link ModelKind}, which {@link ModelKinds} lists, and a {@link Scorer}.
 */
@NullMarked
package dev.mizzen.impl.recommend;

import org.jspecify.annotations.NullMarked;
