package dev.mizzen.impl.index;

import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * Counts the conditions of a query at all depths. Lucene does so only when a query runs, and a
 * deletion runs at a later flush, which it would make fail for ever.
 */
final class Clauses extends QueryVisitor {
  private int count;

  private Clauses() {}

  /**
   * @throws IllegalArgumentException if Lucene may refuse to run the query
   */
  static void requireFew(Query query) {
    Clauses clauses = new Clauses();
    query.visit(clauses);
    if (clauses.count > IndexSearcher.getMaxClauseCount()) {
      throw new IllegalArgumentException(
          "the filter has "
              + clauses.count
              + " conditions, more than "
              + IndexSearcher.getMaxClauseCount()
              + "; use Filter.in(...) for many values");
    }
  }

  @Override
  public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
    return this; // negated conditions count too
  }

  @Override
  public void visitLeaf(Query query) {
    count++;
  }

  @Override
  public void consumeTerms(Query query, Term... terms) {
    count += terms.length;
  }

  @Override
  public void consumeTermsMatching(
      Query query, String field, Supplier<ByteRunAutomaton> automaton) {
    count++;
  }
}
