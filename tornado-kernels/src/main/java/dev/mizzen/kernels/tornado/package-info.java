/**
 * The kernels on a device, by TornadoVM. No class here that names one of TornadoVM's is loaded
 * before a probe found the runtime, and none of TornadoVM's types leaves this package.
 */
@NullMarked
package dev.mizzen.kernels.tornado;

import org.jspecify.annotations.NullMarked;
