package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.index.VectorStorage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * Lucene's own codec with a format of choice for vectors and token vectors. Segments carry Lucene's
 * codec name, so other tools read them with Mizzen's jar on the class path.
 *
 * <p>Graphs have at most 16 neighbours on a layer (32 on the lowest) and are built with 100
 * candidates, which are Lucene's defaults.
 */
public final class IndexCodec extends Lucene104Codec {
  private static final int MAX_CONNECTIONS = 16;
  private static final int BEAM_WIDTH = 100;

  private final Map<String, VectorStorage> vectorFields;
  private final Set<String> tokenFields;
  private final Map<VectorStorage, KnnVectorsFormat> vectors = new EnumMap<>(VectorStorage.class);
  private final DocValuesFormat tokens;

  /**
   * @param vectorFields how each Lucene field of sentence vectors is kept
   * @param tokenFields the Lucene fields of token vectors
   * @param lists how lists of token vectors are made
   */
  public IndexCodec(
      Map<String, VectorStorage> vectorFields, Set<String> tokenFields, ListsWriting lists) {
    this.vectorFields = Map.copyOf(vectorFields);
    this.tokenFields = Set.copyOf(tokenFields);
    tokens = new TokenVectorsFormat(lists);
    for (VectorStorage storage : VectorStorage.values()) {
      vectors.put(storage, new WideVectorsFormat(format(storage)));
    }
  }

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    VectorStorage storage = vectorFields.getOrDefault(field, VectorStorage.FLOAT32);
    return Objects.requireNonNull(vectors.get(storage));
  }

  @Override
  public DocValuesFormat getDocValuesFormatForField(String field) {
    return tokenFields.contains(field) ? tokens : super.getDocValuesFormatForField(field);
  }

  private static KnnVectorsFormat format(VectorStorage storage) {
    return switch (storage) {
      case FLOAT32 -> new Lucene99HnswVectorsFormat(MAX_CONNECTIONS, BEAM_WIDTH);
      case INT8 -> quantized(ScalarEncoding.UNSIGNED_BYTE);
      case INT4 -> quantized(ScalarEncoding.PACKED_NIBBLE);
      case BINARY -> quantized(ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE);
    };
  }

  private static KnnVectorsFormat quantized(ScalarEncoding encoding) {
    return new Lucene104HnswScalarQuantizedVectorsFormat(encoding, MAX_CONNECTIONS, BEAM_WIDTH);
  }
}
