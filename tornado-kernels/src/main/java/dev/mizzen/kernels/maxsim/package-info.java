/** Late interaction: how well the tokens of a query are matched by those of a document. */
@NullMarked
package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.NullMarked;
