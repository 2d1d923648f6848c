package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.LinkedHashMap;
import java.util.Map;

/** The network written out again, in double precision and without kernels. */
final class Float64Miarec {
  private final Shape shape;
  private final double[][] content;
  private final Aggregation[] relations;
  final Map<String, double[]> weights = new LinkedHashMap<>();

  Float64Miarec(Shape shape, MiarecWeights like, float[] content, Aggregation[] relations) {
    this.shape = shape;
    this.relations = relations;
    this.content = new double[content.length / shape.content()][shape.content()];
    for (int k = 0; k < content.length; k++) {
      this.content[k / shape.content()][k % shape.content()] = content[k];
    }
    like.all()
        .forEach(
            (name, values) -> {
              double[] copy = new double[values.length];
              for (int k = 0; k < copy.length; k++) {
                copy[k] = values[k];
              }
              weights.put(name, copy);
            });
  }

  /** {@code [users][dimension]} */
  double[][] users() {
    double[][] sum = product(content, MiarecWeights.CONTENT);
    if (relations.length == 0) {
      return sum;
    }
    double[][][] last = new double[relations.length][][];
    for (int r = 0; r < relations.length; r++) {
      last[r] = channel(r);
      add(sum, product(last[r], MiarecWeights.out(r)));
    }
    add(sum, product(attended(last), MiarecWeights.JOINED));
    return sum;
  }

  private double[][] channel(int r) {
    double[][] rows = product(content, MiarecWeights.IN);
    for (int l = 0; l < shape.layers(); l++) {
      double[][] heard = heard(relations[r], rows);
      double[][] next = product(rows, MiarecWeights.own(r, l));
      add(next, product(heard, MiarecWeights.heard(r, l)));
      double[] bias = weights.get(MiarecWeights.bias(r, l));
      for (double[] row : next) {
        double squares = 0;
        for (int k = 0; k < row.length; k++) {
          row[k] = Math.max(0, row[k] + bias[k]);
          squares += row[k] * row[k];
        }
        for (int k = 0; k < row.length && squares > 0; k++) {
          row[k] /= Math.sqrt(squares);
        }
      }
      rows = next;
    }
    return rows;
  }

  private static double[][] heard(Aggregation of, double[][] rows) {
    CsrGraph graph = of.graph();
    double[][] heard = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
        int j = graph.neighbours()[e];
        double weight =
            of.influence()[e]
                / (graph.degree(i)
                    * Math.sqrt(graph.degree(i))
                    * Math.sqrt(Math.max(1, graph.degree(j))));
        for (int k = 0; k < rows[j].length; k++) {
          heard[i][k] += weight * rows[j][k];
        }
      }
      for (int k = 0; k < heard[i].length; k++) {
        heard[i][k] = Math.max(0, heard[i][k]);
      }
    }
    return heard;
  }

  private double[][] attended(double[][][] last) {
    int count = last.length;
    double[][][] parts = new double[3 * count][][];
    for (int r = 0; r < count; r++) {
      parts[r] = product(last[r], MiarecWeights.QUERY);
      parts[count + r] = product(last[r], MiarecWeights.KEY);
      parts[2 * count + r] = product(last[r], MiarecWeights.VALUE);
    }
    double[][] joined = new double[content.length][shape.dimension()];
    for (int n = 0; n < content.length; n++) {
      for (int r = 0; r < count; r++) {
        double[] attention = new double[count];
        double all = 0;
        for (int s = 0; s < count; s++) {
          double dot = 0;
          for (int k = 0; k < shape.dimension(); k++) {
            dot += parts[r][n][k] * parts[count + s][n][k];
          }
          attention[s] = Math.exp(dot / Math.sqrt(shape.dimension()));
          all += attention[s];
        }
        for (int s = 0; s < count; s++) {
          for (int k = 0; k < shape.dimension(); k++) {
            joined[n][k] += attention[s] / all * parts[2 * count + s][n][k] / count;
          }
        }
      }
    }
    return joined;
  }

  private double[][] product(double[][] rows, String name) {
    double[] matrix = weights.get(name);
    int width = shape.dimension();
    double[][] product = new double[rows.length][width];
    for (int n = 0; n < rows.length; n++) {
      for (int i = 0; i < rows[n].length; i++) {
        for (int k = 0; k < width; k++) {
          product[n][k] += rows[n][i] * matrix[i * width + k];
        }
      }
    }
    return product;
  }

  private static void add(double[][] to, double[][] rows) {
    for (int n = 0; n < to.length; n++) {
      for (int k = 0; k < to[n].length; k++) {
        to[n][k] += rows[n][k];
      }
    }
  }
}
