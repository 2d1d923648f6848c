package dev.mizzen.impl.index;

import org.apache.lucene.index.Term;

/**
 * The names of the Lucene fields of an entry, and the keys in them.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>what</th></tr>
 * <tr><td>{@value #KEY}</td><td>term: tenant and id; unique among live entries</td></tr>
 * <tr><td>{@value #ID}</td><td>stored, and sorted doc values</td></tr>
 * <tr><td>{@value #TENANT}</td><td>term; an empty string if there is none</td></tr>
 * <tr><td>{@value #SOURCE}</td><td>term: tenant and the id that the caller wrote</td></tr>
 * <tr><td>{@value #PARENT}</td><td>term and sorted doc values: the parent's id, else the own id</td></tr>
 * <tr><td>{@value #SPAN}</td><td>numeric doc values: {@code start << 32 | end}, for passages</td></tr>
 * <tr><td>{@value #ALL}</td><td>text: all texts joined by one space, empty ones skipped; a window's own text</td></tr>
 * <tr><td>{@value #STORED}</td><td>stored: metadata, contents, parent and span as JSON</td></tr>
 * <tr><td>{@value #ORIGINAL}</td><td>stored, with the first window: the whole document as JSON</td></tr>
 * <tr><td>{@code t.NAME}</td><td>text, also stored</td></tr>
 * <tr><td>{@code m.NAME}</td><td>metadata, by its {@link MetadataType}</td></tr>
 * <tr><td>{@code v.NAME}</td><td>a sentence vector</td></tr>
 * <tr><td>{@code mv.NAME}</td><td>binary doc values: the blob of the token vectors</td></tr>
 * <tr><td>{@code mvn.NAME}</td><td>numeric doc values: how many token vectors there are</td></tr>
 * </table>
 */
public final class IndexLayout {
  /** What the fields are called. */
  public static final FieldNames NAMES = new OwnNames();

  /** The layout that this code writes. */
  public static final int VERSION = 1;

  /** Tenant and id. */
  public static final String KEY = "_key";

  /** The caller's id. */
  public static final String ID = "_id";

  /** The tenant. */
  public static final String TENANT = "_tenant";

  /** Tenant and the id of the document that the caller wrote. */
  public static final String SOURCE = "_source";

  /** The parent's id, or the own id. */
  public static final String PARENT = "_parent";

  /** Where a passage stands in its parent. */
  public static final String SPAN = "_span";

  /** All texts as one. */
  public static final String ALL = "_all";

  /** What is needed to give the document back. */
  public static final String STORED = "_stored";

  /** With the first window of a document: what was written. */
  public static final String ORIGINAL = "_original";

  /** The tenant of entries that were written without one. */
  public static final String NO_TENANT = "";

  private static final String TEXT_PREFIX = "t.";
  private static final String METADATA_PREFIX = "m.";
  private static final String VECTOR_PREFIX = "v.";
  private static final String TOKEN_PREFIX = "mv.";
  private static final String TOKEN_COUNT_PREFIX = "mvn.";

  private IndexLayout() {}

  /** The Lucene field of the text {@code name}. */
  public static String text(String name) {
    return TEXT_PREFIX + name;
  }

  /** The Lucene field of the metadata {@code name}. */
  public static String metadata(String name) {
    return METADATA_PREFIX + name;
  }

  /** The Lucene field of the sentence vectors of vector field {@code name}. */
  public static String vector(String name) {
    return VECTOR_PREFIX + name;
  }

  /** The Lucene field of the token vectors of vector field {@code name}. */
  public static String tokenVectors(String name) {
    return TOKEN_PREFIX + name;
  }

  /** The Lucene field of the number of token vectors of vector field {@code name}. */
  public static String tokenCount(String name) {
    return TOKEN_COUNT_PREFIX + name;
  }

  /** Whether {@code field} is the Lucene field of a text. */
  public static boolean isText(String field) {
    return field.startsWith(TEXT_PREFIX);
  }

  /** The name of the text in the Lucene field {@code field}. */
  public static String textName(String field) {
    return field.substring(TEXT_PREFIX.length());
  }

  /** Tenant and id in one; a tenant holds no NUL, so that no two pairs give one key. */
  public static String key(String tenant, String id) {
    return tenant + '\0' + id;
  }

  /** The one live entry of {@code id}. */
  public static Term keyTerm(String tenant, String id) {
    return new Term(KEY, key(tenant, id));
  }

  /** All live entries that were made of the document {@code id}. */
  public static Term sourceTerm(String tenant, String id) {
    return new Term(SOURCE, key(tenant, id));
  }

  /** All entries of a tenant. */
  public static Term tenantTerm(String tenant) {
    return new Term(TENANT, tenant);
  }

  /** The passages of {@code parentId} in all tenants, and that document itself. */
  public static Term parentTerm(String parentId) {
    return new Term(PARENT, parentId);
  }
}
