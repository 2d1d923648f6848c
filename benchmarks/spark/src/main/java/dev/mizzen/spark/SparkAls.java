package dev.mizzen.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Time to quality of Spark MLlib's alternating least squares for implicit feedback (Hu, Koren and
 * Volinsky, ICDM 2008): a fit by itself for each number of iterations, and Recall@20 of the
 * validation part. The clock has the fit alone, not Spark's start, nor reading, nor evaluation.
 *
 * <p>Arguments: the folder ({@code train.txt.gz}, {@code valid_lightgcnpp.txt.gz}), rank, α, λ,
 * threads, and numbers of iterations, of which the first warms the JVM up too.
 */
public final class SparkAls {
  private static final int K = 20;

  private SparkAls() {}

  /** Prints a line of JSON for each fit. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    TreeMap<Integer, Set<Integer>> training = Lists.read(folder.resolve("train.txt.gz"));
    TreeMap<Integer, Set<Integer>> heldOut = Lists.read(folder.resolve("valid_lightgcnpp.txt.gz"));
    Lists.remove(training, heldOut);
    ALS als =
        new ALS()
            .setImplicitPrefs(true)
            .setRank(Integer.parseInt(args[1]))
            .setAlpha(Double.parseDouble(args[2]))
            .setRegParam(Double.parseDouble(args[3]))
            .setSeed(42)
            .setUserCol("user")
            .setItemCol("item")
            .setRatingCol("rating");
    String threads = args[4];
    als.setNumBlocks(Integer.parseInt(threads));
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[" + threads + "]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.sql.shuffle.partitions", threads)
            .getOrCreate()) {
      Dataset<Row> ratings = ratings(spark, training).cache();
      ratings.count();
      for (int n = 5; n < args.length; n++) {
        als.setMaxIter(Integer.parseInt(args[n]));
        long began = System.nanoTime();
        ALSModel model = als.fit(ratings);
        // Factors are made when they are asked for.
        Map<Integer, float[]> users = factors(model.userFactors());
        Map<Integer, float[]> items = factors(model.itemFactors());
        double seconds = (System.nanoTime() - began) * 1e-9;
        double recall =
            new FactorRecall(users, transposed(items, als.getRank()), K).mean(training, heldOut);
        System.out.printf(
            Locale.ROOT,
            "{\"system\": \"spark-als\", \"spark\": \"%s\", \"java\": \"%s\", \"rank\": %s,"
                + " \"alpha\": %s, \"lambda\": %s, \"threads\": %s, \"iterations\": %s,"
                + " \"fit_seconds\": %.3f, \"recall@20\": %.6f}%n",
            spark.version(),
            System.getProperty("java.version"),
            args[1],
            args[2],
            args[3],
            threads,
            args[n],
            seconds,
            recall);
      }
    }
  }

  private static Dataset<Row> ratings(SparkSession spark, TreeMap<Integer, Set<Integer>> training) {
    List<Row> rows = new ArrayList<>();
    training.forEach(
        (user, items) -> items.forEach(item -> rows.add(RowFactory.create(user, item, 1f))));
    return spark.createDataFrame(
        rows,
        new StructType()
            .add("user", DataTypes.IntegerType)
            .add("item", DataTypes.IntegerType)
            .add("rating", DataTypes.FloatType));
  }

  private static Map<Integer, float[]> factors(Dataset<Row> rows) {
    Map<Integer, float[]> factors = new HashMap<>();
    for (Row row : rows.collectAsList()) {
      List<Float> values = row.getList(1);
      float[] vector = new float[values.size()];
      for (int f = 0; f < vector.length; f++) {
        vector[f] = values.get(f);
      }
      factors.put(row.getInt(0), vector);
    }
    return factors;
  }

  /** Items that the training does not have get zeros. */
  private static float[][] transposed(Map<Integer, float[]> items, int rank) {
    int most = items.keySet().stream().mapToInt(id -> id).max().orElseThrow() + 1;
    float[][] transposed = new float[rank][most];
    items.forEach(
        (item, vector) -> {
          for (int f = 0; f < rank; f++) {
            transposed[f][item] = vector[f];
          }
        });
    return transposed;
  }
}
