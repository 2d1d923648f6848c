/** Where the documents come from: folders of files, BEIR-form folders, and the SciFact resource. */
@NullMarked
package dev.mizzen.samples.search.source;

import org.jspecify.annotations.NullMarked;
