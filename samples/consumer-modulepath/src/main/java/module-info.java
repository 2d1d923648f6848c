/** A modular application. */
module org.example.search {
  requires dev.mizzen.api;

  exports org.example.search;
}
