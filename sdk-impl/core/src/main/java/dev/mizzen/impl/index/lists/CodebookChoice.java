package dev.mizzen.impl.index.lists;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.late.CodebookOptions;
import dev.mizzen.impl.late.EncodedTokens;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.late.LateCodebookTrainer;
import dev.mizzen.impl.late.ResidualForm;
import dev.mizzen.impl.late.TokenEncoder;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The codebook for a new segment: the newest that the writer knows if it still fits, extended if
 * many tokens fit badly, else one trained on a sample of the segment's tokens. Where codes are all
 * there is of a field, its codebook is extended, and never trained anew.
 *
 * <p>A codebook no longer fits once so many tokens come together that twice as many centroids would
 * be right, or once the mean squared residual of the segments that are merged has grown by the
 * factor that {@link ListSettings} state.
 */
final class CodebookChoice {
  /** Token vectors that are coded to see how well they fit. */
  private static final int PROBE = 1 << 14;

  private static final int LEAST_MISFITS = 32;

  /** Tokens for each centroid that an outgrown codebook gets. */
  private static final int ROWS_PER_NEW_CENTROID = 8;

  /** A residual below this share of the vectors' mean square is none: all tokens are alike. */
  private static final double NEGLIGIBLE = 1e-3;

  private final ListsWriting writing;
  private final ListSettings settings;
  private final List<TokenPart> parts;
  private final TokenCensus census;
  private final AbortCheck abort;

  CodebookChoice(
      ListsWriting writing, List<TokenPart> parts, TokenCensus census, AbortCheck abort) {
    this.writing = writing;
    this.settings = writing.settings();
    this.parts = parts;
    this.census = census;
    this.abort = abort;
  }

  /** The codebook of {@code field}; null if lists would not pay, or cannot code the vectors. */
  @Nullable LateCodebook choose(String field) throws IOException {
    Optional<ResidualForm> form = writing.coding(field).form(census.dimension());
    if (form.isEmpty()) {
      return null;
    }
    LateCodebook known =
        writing
            .newest(field)
            .filter(newest -> newest.dimension() == census.dimension())
            .orElse(null);
    if (writing.coding(field).codesOnly()) {
      LateCodebook coded = ofMostCodes(known);
      if (coded != null || known != null) {
        return kept(field, coded, known, form.get());
      }
    } else if (known != null && !isOutgrown(known) && !hasDrifted(known)) {
      return census.tokens() < known.size() ? null : extended(field, known, form.get(), 0);
    }
    LateCodebook trained = train(form.get());
    writing.offer(field, trained);
    return trained;
  }

  /**
   * Of a field that has codes only, codebooks are extended and never replaced: codes of codes would
   * be worse each time. Once the field has outgrown its centroids, new tokens found more.
   *
   * @param coded what most codes are of; null if there are none
   */
  private @Nullable LateCodebook kept(
      String field, @Nullable LateCodebook coded, @Nullable LateCodebook known, ResidualForm form)
      throws IOException {
    LateCodebook codebook = coded == null ? known : coded;
    if (codebook == null || (coded == null && census.tokens() < codebook.size())) {
      return null;
    }
    if (!census.codable()) {
      throw new IllegalArgumentException(
          "field " + field + " has token vectors beyond ±" + TokenCensus.LARGEST);
    }
    int wanted = CodebookOptions.centroidsFor(writing.coded(field) + census.tokens());
    boolean isNewest = known != null && known.id().isSameCodebook(codebook.id());
    int more = isNewest && wanted >= 2L * codebook.size() ? wanted - codebook.size() : 0;
    return isNewest ? extended(field, codebook, form, more) : codebook;
  }

  /** What most tokens are coded with, in its latest version; null without codes. */
  private @Nullable LateCodebook ofMostCodes(@Nullable LateCodebook known) throws IOException {
    Map<LateCodebook, Long> tokens = new HashMap<>();
    for (TokenPart part : parts) {
      SegmentTokens lists = part.lists();
      if (lists != null) {
        LateCodebook codebook = lists.codebook();
        LateCodebook latest = known != null && known.reads(codebook) ? known : codebook;
        tokens.merge(latest, Math.round(lists.tokens() * part.liveShare()), Long::sum);
      }
    }
    return tokens.entrySet().stream()
        .max(
            Map.Entry.<LateCodebook, Long>comparingByValue()
                .thenComparingInt(entry -> entry.getKey().size()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private boolean isOutgrown(LateCodebook codebook) {
    return CodebookOptions.centroidsFor(census.tokens()) >= 2L * codebook.size();
  }

  private boolean hasDrifted(LateCodebook codebook) throws IOException {
    double squares = 0;
    long tokens = 0;
    for (TokenPart part : parts) {
      SegmentTokens lists = part.lists();
      if (lists != null && codebook.reads(lists.codebook())) {
        squares += lists.squaredResiduals();
        tokens += lists.tokens();
      }
    }
    double least = NEGLIGIBLE * meanSquare(codebook.groups(), codebook.groupCount());
    return tokens > 0
        && squares / tokens > settings.driftFactor() * codebook.meanSquaredResidual() + least;
  }

  private LateCodebook train(ResidualForm form) throws IOException {
    int wanted = sampleRows(settings.sampleBytes());
    float[] sample = TokenSample.of(parts, census.tokens(), wanted, census.dimension(), abort);
    CodebookOptions options =
        CodebookOptions.of(CodebookOptions.centroidsFor(census.tokens())).withForm(form);
    return trainer(options).train(TokenRows.of(sample, census.dimension()), ProgressListener.NONE);
  }

  private int sampleRows(long bytes) {
    long most = bytes / ((long) census.dimension() * Float.BYTES);
    return Math.clamp(Math.min(most, census.tokens()), 1, 1 << 24);
  }

  private LateCodebookTrainer trainer(CodebookOptions options) {
    return new LateCodebookTrainer(writing.backend(), Workers.caller(), options);
  }

  /**
   * The codebook, with centroids for tokens without lists that fit badly, if they are many.
   *
   * @param more centroids for all of these tokens instead; 0 for none
   */
  private LateCodebook extended(String field, LateCodebook codebook, ResidualForm form, int more)
      throws IOException {
    List<TokenPart> fresh = parts.stream().filter(part -> part.lists() == null).toList();
    long tokens = 0;
    for (TokenPart part : fresh) {
      tokens += TokenCensus.of(part, abort).tokens();
    }
    if (tokens == 0) {
      return codebook;
    }
    int dimension = codebook.dimension();
    if (more > 0 && tokens >= LEAST_MISFITS) {
      int rows = (int) Math.min(sampleRows(settings.sampleBytes()), tokens);
      float[] sample = TokenSample.of(fresh, tokens, rows, dimension, abort);
      int centroids = Math.min(more, rows / ROWS_PER_NEW_CENTROID);
      return extended(field, codebook, form, sample, centroids);
    }
    int probe = (int) Math.min(PROBE, tokens);
    float[] sample = TokenSample.of(fresh, tokens, probe, dimension, abort);
    float[] misfits = misfits(codebook, sample);
    int count = misfits.length / dimension;
    if (count < Math.max(LEAST_MISFITS, settings.misfitShare() * probe)) {
      return codebook;
    }
    int centroids = Math.min(CodebookOptions.centroidsFor(tokens * count / probe), count / 2);
    return extended(field, codebook, form, misfits, centroids);
  }

  private LateCodebook extended(
      String field, LateCodebook codebook, ResidualForm form, float[] rows, int centroids) {
    LateCodebook extended =
        trainer(CodebookOptions.of(centroids).withForm(form))
            .extend(codebook, TokenRows.of(rows, codebook.dimension()), ProgressListener.NONE);
    writing.offer(field, extended);
    return extended;
  }

  private float[] misfits(LateCodebook codebook, float[] sample) {
    int dimension = codebook.dimension();
    int rows = sample.length / dimension;
    double least = NEGLIGIBLE * meanSquare(sample, rows);
    double most = settings.misfitFactor() * codebook.meanSquaredResidual() + least;
    EncodedTokens coded =
        new TokenEncoder(writing.backend(), Workers.caller(), codebook)
            .encode(TokenRows.of(sample, dimension));
    int count = 0;
    float[] misfits = new float[sample.length];
    for (int i = 0; i < rows; i++) {
      if (coded.residuals()[i] > most) {
        System.arraycopy(sample, i * dimension, misfits, count++ * dimension, dimension);
      }
    }
    return java.util.Arrays.copyOf(misfits, count * dimension);
  }

  private static double meanSquare(float[] rows, int count) {
    double sum = 0;
    for (float value : rows) {
      sum += (double) value * value;
    }
    return sum / Math.max(1, count);
  }
}
