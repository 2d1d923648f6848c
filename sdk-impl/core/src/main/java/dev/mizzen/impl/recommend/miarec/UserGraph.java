package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.MetadataValue;
import dev.mizzen.impl.graph.HeteroGraph;
import dev.mizzen.impl.graph.HeteroGraph.Edges;
import dev.mizzen.impl.graph.MetaPath;
import dev.mizzen.impl.graph.WeightedGraph;
import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Users, what they deal with, and by what they are joined: everything follows from one graph of
 * users and items, so that what is left out of that graph leaves no trace.
 *
 * @param content {@code [users × dimension]} the mean of the items' contents, of length 1
 * @param relations in the order of {@link MiarecSettings#relations}
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record UserGraph(float[] content, List<Aggregation> relations) {
  private static final String USER = "user";
  private static final String ITEM = "item";
  private static final String DEALS = "deals";

  /** How much likeness of content decides among users with the same values. */
  private static final float TIES = 0.05f;

  private static final int MOST_VALUES = 4096;

  /** Builds it anew for any graph of the same users and items. */
  record Builder(
      MiarecSettings settings,
      IdTable users,
      Catalogue catalogue,
      float[] contents,
      int dimension,
      MiarecKernels kernels) {
    UserGraph of(CsrGraph interactions) {
      float[] content = new float[interactions.rows() * dimension];
      kernels
          .factor()
          .convolution()
          .multiply(interactions, EdgeWeights.ones(), contents, dimension, content, 1, null);
      kernels.unit().normalize(content, dimension, content, null);
      HeteroGraph graph = graph(interactions);
      List<CsrGraph> patterns = new ArrayList<>();
      if (settings.sharedItems()) {
        patterns.add(
            MetaPath.of(DEALS, "~" + DEALS)
                .project(graph, settings.sharing(), kernels.factor().workers())
                .graph());
      }
      if (settings.topic()) {
        patterns.add(Nearest.of(content, dimension, settings.neighbours(), kernels.factor()));
      }
      for (String field : settings.fields()) {
        patterns.add(alike(graph, field, content));
      }
      double[] masses = masses(interactions);
      List<Aggregation> relations = new ArrayList<>();
      for (CsrGraph pattern : patterns) {
        float[] influence =
            Influence.of(
                pattern,
                settings.law(),
                masses,
                content,
                dimension,
                kernels.factor().edgeProduct());
        relations.add(Aggregation.of(pattern, influence, settings.degrees()));
      }
      return new UserGraph(content, relations);
    }

    private HeteroGraph graph(CsrGraph interactions) {
      Map<String, IdTable> nodes = new LinkedHashMap<>();
      nodes.put(USER, users);
      nodes.put(ITEM, catalogue.items());
      Map<String, Edges> edges = new LinkedHashMap<>();
      edges.put(DEALS, new Edges(USER, ITEM, WeightedGraph.ones(interactions)));
      for (String field : settings.fields()) {
        IdTable values = new IdTable();
        CsrGraph of = values(field, interactions.columns(), values);
        nodes.put(field(field), values);
        edges.put(field(field), new Edges(ITEM, field(field), WeightedGraph.ones(of)));
      }
      return HeteroGraph.of(nodes, edges);
    }

    private static String field(String name) {
      return "field " + name;
    }

    private CsrGraph values(String field, int items, IdTable values) {
      List<Integer> sources = new ArrayList<>();
      List<Integer> targets = new ArrayList<>();
      for (int item = 0; item < items; item++) {
        MetadataValue value =
            catalogue.document(item).map(document -> document.metadata().get(field)).orElse(null);
        List<? extends MetadataValue> all =
            switch (value) {
              case null -> List.of();
              case MetadataValue.Several several -> several.values();
              default -> List.of(value);
            };
        for (MetadataValue one : all) {
          sources.add(item);
          targets.add(values.add(one.toString()));
        }
      }
      if (values.size() > MOST_VALUES) {
        throw new IllegalArgumentException(
            "items have "
                + values.size()
                + " values of '"
                + field
                + "'; users are joined by fields of at most "
                + MOST_VALUES);
      }
      return CsrGraph.ofEdges(
          items,
          values.size(),
          sources.stream().mapToInt(Integer::intValue).toArray(),
          targets.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Users whose items have values of a field as often, and of those the ones of like content. */
    private CsrGraph alike(HeteroGraph graph, String field, float[] content) {
      WeightedGraph counts =
          MetaPath.of(DEALS, field(field)).project(graph, MOST_VALUES, kernels.factor().workers());
      int values = counts.graph().columns();
      int width = values + dimension;
      float[] rows = new float[counts.graph().rows() * width];
      for (int user = 0; user < counts.graph().rows(); user++) {
        int from = counts.graph().starts()[user];
        int to = counts.graph().starts()[user + 1];
        double squares = 0;
        for (int e = from; e < to; e++) {
          squares += (double) counts.weight(e) * counts.weight(e);
        }
        for (int e = from; e < to; e++) {
          rows[user * width + counts.graph().neighbours()[e]] =
              (float) (counts.weight(e) / Math.sqrt(squares));
        }
        for (int k = 0; k < dimension && to > from; k++) {
          rows[user * width + values + k] = TIES * content[user * dimension + k];
        }
      }
      return Nearest.of(rows, width, settings.neighbours(), kernels.factor());
    }

    /** {@code log(1 + items)}; users without any pull next to nothing. */
    private static double[] masses(CsrGraph interactions) {
      double[] masses = new double[interactions.rows()];
      for (int user = 0; user < masses.length; user++) {
        masses[user] = Math.max(1e-3, Math.log1p(interactions.degree(user)));
      }
      return masses;
    }
  }
}
