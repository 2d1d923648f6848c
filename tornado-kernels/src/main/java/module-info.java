/** The hot loops of Mizzen, and the choice of the backend that runs them. */
@SuppressWarnings("module") // TornadoVM's modules are there only where it is installed.
module dev.mizzen.kernels {
  requires org.slf4j;
  requires static jdk.incubator.vector;
  requires static jdk.management;
  requires static transitive org.jspecify;

  opens dev.mizzen.kernels.tornado to
      tornado.runtime;

  exports dev.mizzen.kernels;
  exports dev.mizzen.kernels.contrast;
  exports dev.mizzen.kernels.dense;
  exports dev.mizzen.kernels.graph;
  exports dev.mizzen.kernels.maxsim;
  exports dev.mizzen.kernels.quantize;
}
