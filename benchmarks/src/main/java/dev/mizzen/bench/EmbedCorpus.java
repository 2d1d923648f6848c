package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.eval.BeirFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills the embedding cache with a corpus. May be killed and started again at any time. */
@Command(
    name = "EmbedCorpus",
    mixinStandardHelpOptions = true,
    description = "Embeds the documents of a BEIR folder into a cache.")
public final class EmbedCorpus implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "folder in BEIR form")
  private Path data = Path.of("");

  @Option(names = "--model", required = true, description = "model id, such as all-minilm-l6-v2")
  private String model = "";

  @Option(names = "--cache", required = true, description = "folder of the cache")
  private Path cache = Path.of("");

  @Option(names = "--tokens", description = "token vectors beside the sentence vectors")
  private boolean tokens;

  @Option(names = "--threads", description = "default: the number of processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--limit", description = "only the first so many documents")
  private int limit = Integer.MAX_VALUE;

  private EmbedCorpus() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(EmbedCorpus.class, args)
            .orElseGet(() -> Programs.run(new EmbedCorpus(), args)));
  }

  @Override
  public Integer call() {
    List<String> texts =
        new BeirFolder(data)
            .corpus().stream().limit(limit).map(BeirDataset.Entry::titleAndText).toList();
    EncodeOptions options =
        tokens ? EncodeOptions.passage().withTokenVectors() : EncodeOptions.passage();
    try (Embedder embedder = Embedder.model(model).threads(threads).open();
        CachingEmbedder caching = new CachingEmbedder(embedder, cache)) {
      Duration time = fill(caching, texts, options);
      System.out.printf(
          Locale.ROOT,
          "%s: %d of %d distinct texts cached, %s%n",
          model,
          caching.cache(options).size(),
          texts.stream().distinct().count(),
          time);
    }
    return 0;
  }

  private Duration fill(CachingEmbedder caching, List<String> texts, EncodeOptions options) {
    long start = System.nanoTime();
    try (Progress progress = Progress.of(model, "documents")) {
      caching.fill(texts, options, progress);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
