package dev.mizzen.impl.embed.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.ModelException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxRuntimeGuardTest {
  private static Optional<String> pom(String version) {
    return Optional.of(
        "<project><artifactId>onnxruntime</artifactId><version>" + version + "</version>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.29.0", "1.30.1", "2.0.0", "1.100.0"})
  void versionsThatReportUsageNeedTheOptOut(String version) {
    assertThatThrownBy(() -> OnnxRuntimeGuard.check(pom(version), Map.of(), "Linux"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("ORT_DISABLE_TELEMETRY=1");
    assertThatThrownBy(
            () ->
                OnnxRuntimeGuard.check(
                    pom(version), Map.of("ORT_DISABLE_TELEMETRY", "0"), "Mac OS X"))
        .isInstanceOf(ModelException.class);
    assertThatCode(
            () ->
                OnnxRuntimeGuard.check(pom(version), Map.of("ORT_DISABLE_TELEMETRY", "1"), "Linux"))
        .doesNotThrowAnyException();
    assertThatCode(() -> OnnxRuntimeGuard.check(pom(version), Map.of(), "Windows 11"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.28.0", "1.9.3", "0.5"})
  void silentVersionsPass(String version) {
    assertThatCode(() -> OnnxRuntimeGuard.check(pom(version), Map.of(), "Linux"))
        .doesNotThrowAnyException();
  }

  @Test
  void theVersionOnTheClassPathIsSilent() {
    assertThatCode(OnnxRuntimeGuard::requireSilence).doesNotThrowAnyException();
  }
}
