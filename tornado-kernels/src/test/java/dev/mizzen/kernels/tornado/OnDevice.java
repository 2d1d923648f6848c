package dev.mizzen.kernels.tornado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** For tests that run on TornadoVM's device: skipped without an SDK, failing without a device. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "TORNADOVM_HOME",
    matches = ".+",
    disabledReason = "TORNADOVM_HOME names no TornadoVM SDK")
@interface OnDevice {}
