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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The codebook for a new segment: the newest that the writer knows if it still fits, extended if
 * many tokens fit badly, else one trained on a sample of the segment's tokens.
 *
 * <p>A codebook no longer fits once so many tokens come together that twice as many centroids would
 * be right, or once the mean squared residual of the segments that are merged has grown by the
 * factor that {@link ListSettings} state.
 */
final class CodebookChoice {
  /** Token vectors that are coded to see how well they fit. */
  private static final int PROBE = 1 << 14;

  private static final int LEAST_MISFITS = 32;

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
    Optional<ResidualForm> form = form(census.dimension());
    if (form.isEmpty()) {
      return null;
    }
    LateCodebook known = writing.newest(field).orElse(null);
    if (known != null
        && known.dimension() == census.dimension()
        && !isOutgrown(known)
        && !hasDrifted(known)) {
      return census.tokens() < known.size() ? null : extended(field, known, form.get());
    }
    LateCodebook trained = train(form.get());
    writing.offer(field, trained);
    return trained;
  }

  /** 2 bits a dimension, or what is nearest and fits into 256 nibbles. */
  static Optional<ResidualForm> form(int dimension) {
    if (dimension % 2 == 0 && dimension <= 512) {
      return Optional.of(ResidualForm.grid(2));
    }
    if (dimension <= 256) {
      return Optional.of(ResidualForm.grid(4));
    }
    return dimension % 4 == 0 && dimension <= 1024
        ? Optional.of(ResidualForm.grid(1))
        : Optional.empty();
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

  /** The codebook, with centroids for tokens without lists that fit badly, if they are many. */
  private LateCodebook extended(String field, LateCodebook codebook, ResidualForm form)
      throws IOException {
    List<TokenPart> fresh = parts.stream().filter(part -> part.lists() == null).toList();
    long tokens = 0;
    for (TokenPart part : fresh) {
      tokens += TokenCensus.of(part, abort).tokens();
    }
    if (tokens == 0) {
      return codebook;
    }
    int probe = (int) Math.min(PROBE, tokens);
    int dimension = codebook.dimension();
    float[] sample = TokenSample.of(fresh, tokens, probe, dimension, abort);
    float[] misfits = misfits(codebook, sample);
    int count = misfits.length / dimension;
    if (count < Math.max(LEAST_MISFITS, settings.misfitShare() * probe)) {
      return codebook;
    }
    int more = Math.min(CodebookOptions.centroidsFor(tokens * count / probe), count / 2);
    LateCodebook extended =
        trainer(CodebookOptions.of(more).withForm(form))
            .extend(codebook, TokenRows.of(misfits, dimension), ProgressListener.NONE);
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
