/** Where models come from and the settings that belong to each. Internal. */
@NullMarked
package dev.mizzen.impl.embed.model;

import org.jspecify.annotations.NullMarked;
