package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.bench.throughput.Agreement;
import dev.mizzen.bench.throughput.Interleaved;
import dev.mizzen.bench.throughput.SentenceEncoder;
import dev.mizzen.bench.throughput.TextSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Param;

class EmbedderBenchmarkTest {
  @TempDir Path folder;

  @Test
  void everyParameterWorksAndTheImplementationsAgree() throws Exception {
    Path data = TinyBeir.longDocuments(folder);
    List<SentenceEncoder> encoders =
        Stream.of(parameter("implementation")).map(SentenceEncoder::open).toList();
    for (String kind : parameter("texts")) {
      List<String> texts = TextSample.of(data, kind, 2);
      assertThat(texts).as(kind).hasSize(2);
      for (SentenceEncoder other : encoders.subList(1, encoders.size())) {
        assertThat(Agreement.check(encoders.getFirst(), other, texts)).isGreaterThan(0.99999);
      }
      assertThat(Interleaved.measure(encoders, texts, 1)).containsKey("langchain4j_ratio");
    }
    encoders.forEach(SentenceEncoder::close);
  }

  @Test
  void theBenchmarkRunsAsJmhWouldRunIt() throws IOException {
    EmbedderBenchmark benchmark = new EmbedderBenchmark();
    benchmark.implementation = "mizzen";
    benchmark.texts = "abstracts";
    benchmark.count = 2;
    assertThatIllegalArgumentException()
        .isThrownBy(benchmark::open)
        .withMessageContaining("-p data=FOLDER");
    benchmark.data = TinyBeir.longDocuments(folder).toString();
    benchmark.open();
    assertThat(benchmark.embed()).hasSize(2).allMatch(vector -> vector.length == 384);
    benchmark.close();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SentenceEncoder.open("other"))
        .withMessageContaining("'other'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextSample.of(TinyBeir.folder(), "poems", 1))
        .withMessageContaining("'poems'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextSample.of(TinyBeir.folder(), "abstracts", 1))
        .withMessageContaining("0 usable abstracts, not 1");
  }

  private static String[] parameter(String field) throws NoSuchFieldException {
    return EmbedderBenchmark.class.getField(field).getAnnotation(Param.class).value();
  }
}
