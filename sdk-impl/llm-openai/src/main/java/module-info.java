/** Language models behind endpoints that speak OpenAI's protocol. */
module dev.mizzen.llm.openai {
  requires com.fasterxml.jackson.databind;
  requires transitive java.net.http;
  requires transitive dev.mizzen.api;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.mizzen.llm.openai;
}
