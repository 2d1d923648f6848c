package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScalarInt8Kernel;
import dev.mizzen.kernels.scan.Int8ScanRun;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** {@link ScalarInt8Kernel}: codes as the definition makes them, inner products in lanes. */
final class SimdScalarInt8 implements ScalarInt8Kernel {
  private final ThreadLocal<Int8ScanRun> runs = ThreadLocal.withInitial(Run::new);
  private final ScalarInt8Kernel definition;
  private final Workers workers;

  /**
   * The twin of {@code definition}, which encodes and decodes: C2 makes vector code of its loops.
   */
  SimdScalarInt8(ScalarInt8Kernel definition, Workers workers) {
    this.definition = definition;
    this.workers = workers;
  }

  @Override
  public void encode(float[] values, int dimension, byte[] codes, float[] scales) {
    definition.encode(values, dimension, codes, scales);
  }

  @Override
  public void decode(TokenRows rows, float[] values) {
    definition.decode(rows, values);
  }

  @Override
  public void scan(
      float[] queries,
      TokenRows rows,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    runs.get().scan(workers, queries, rows, allowed, k, distances, ordinals);
  }

  private static final class Run extends Int8ScanRun {
    private static final int STEP = Lanes.FLOATS.length();
    private static final int BYTES = 16;

    /** Sixteen bytes at a time: the fewest that a vector holds. */
    private static final VectorSpecies<Byte> SIXTEEN =
        VectorSpecies.of(byte.class, VectorShape.S_128_BIT);

    @Override
    protected float product(float[] queries, int from, MemorySegment rows, long at, int dimension) {
      FloatVector a = FloatVector.zero(Lanes.FLOATS);
      int limit = dimension / BYTES * BYTES;
      int i = 0;
      for (; i < limit; i += BYTES) {
        ByteVector bytes = ByteVector.fromMemorySegment(SIXTEEN, rows, at + i, LITTLE_ENDIAN);
        for (int part = 0; part < BYTES / STEP; part++) {
          FloatVector values =
              (FloatVector) bytes.convertShape(VectorOperators.B2F, Lanes.FLOATS, part);
          FloatVector query = FloatVector.fromArray(Lanes.FLOATS, queries, from + i + part * STEP);
          query = TYPE.cast(query);
          a = FMA ? query.fma(values, a) : query.mul(values).add(a);
        }
      }
      a = TYPE.cast(a);
      // As LaneSum does it, which takes an array.
      if (STEP > 8) {
        a = a.add(a.rearrange(LaneSum.BY_8));
      }
      if (STEP > 4) {
        a = a.add(a.rearrange(LaneSum.BY_4));
      }
      a = a.add(a.rearrange(LaneSum.BY_2));
      float sum = a.add(a.rearrange(LaneSum.BY_1)).lane(0);
      for (; i < dimension; i++) {
        sum = Lanes.multiplyAdd(queries[from + i], rows.get(JAVA_BYTE, at + i), sum);
      }
      return sum;
    }
  }
}
