package dev.mizzen.spi;

import dev.mizzen.train.HeadShape;
import dev.mizzen.train.preference.PreferenceOptions;
import dev.mizzen.train.preference.PreferenceTeacher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a {@link dev.mizzen.train.preference.PreferenceTrainer} collected. Immutable.
 *
 * @param teacher to be asked
 * @param options of the training
 * @param shape of the head; one matrix if absent
 * @param ledger file of calls, if wanted
 * @param attempts at a call
 * @param firstWait after the first failure
 * @param calls at once
 */
public record PreferenceSpec(
    PreferenceTeacher teacher,
    PreferenceOptions options,
    Optional<HeadShape> shape,
    Optional<Path> ledger,
    int attempts,
    Duration firstWait,
    int calls) {}
