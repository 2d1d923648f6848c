/** The public API of Mizzen: the four doors, their values, and what others may implement. */
module dev.mizzen.api {
  requires static transitive org.jspecify;

  exports dev.mizzen;
  exports dev.mizzen.agent;
  exports dev.mizzen.embed;
  exports dev.mizzen.error;
  exports dev.mizzen.eval;
  exports dev.mizzen.eval.unanswerable;
  exports dev.mizzen.index;
  exports dev.mizzen.ingest;
  exports dev.mizzen.rag;
  exports dev.mizzen.recommend;
  exports dev.mizzen.search;
  exports dev.mizzen.spi;
  exports dev.mizzen.train;
  exports dev.mizzen.train.preference;
  exports dev.mizzen.vector;

  uses dev.mizzen.spi.AgentProvider;
  uses dev.mizzen.spi.ClickModelProvider;
  uses dev.mizzen.spi.EmbedderProvider;
  uses dev.mizzen.spi.HeadProvider;
  uses dev.mizzen.spi.IngestProvider;
  uses dev.mizzen.spi.InteractionsProvider;
  uses dev.mizzen.spi.PreferenceProvider;
  uses dev.mizzen.spi.RagProvider;
  uses dev.mizzen.spi.RecommenderProvider;
  uses dev.mizzen.spi.RankingEvaluatorProvider;
  uses dev.mizzen.spi.RetrieverProvider;
  uses dev.mizzen.spi.SemanticIdProvider;
  uses dev.mizzen.spi.UnanswerableProvider;
}
