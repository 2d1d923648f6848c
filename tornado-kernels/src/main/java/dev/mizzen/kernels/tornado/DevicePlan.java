package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.DataRange;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Task graphs that are compiled for a device, with their buffers there. Each is compiled when it
 * first runs, and never again. Not safe for use by many threads.
 *
 * <p>TornadoVM frees what a graph transfers, so a graph names its intermediate arrays among those
 * that may be fetched, whether they are or not.
 */
final class DevicePlan implements AutoCloseable {
  /** Without TornadoVM's own "fast" mathematics, which forbids NaN and spoils the error bounds. */
  private static final String OPENCL_FLAGS = "-cl-mad-enable -w";

  private final TornadoExecutionPlan plan;

  DevicePlan(Device device, TaskGraph... graphs) {
    ImmutableTaskGraph[] fixed = new ImmutableTaskGraph[graphs.length];
    for (int i = 0; i < graphs.length; i++) {
      fixed[i] = graphs[i].snapshot();
    }
    plan = new TornadoExecutionPlan(fixed);
    plan.withDevice(device.target());
    plan.withCompilerFlags(TornadoVMBackendType.OPENCL, OPENCL_FLAGS);
  }

  /** Sets how many threads a task has, which is else decided by its loop. */
  void grid(String task, WorkerGrid grid) {
    plan.withGridScheduler(new GridScheduler(task, grid));
  }

  /** Runs all tasks and waits for them. */
  Result run() {
    return new Result(plan.execute());
  }

  /** Runs the tasks of one of several graphs, which may find there what another one left. */
  Result run(int graph) {
    return new Result(plan.withGraph(graph).execute());
  }

  /** Frees the buffers on the device. */
  @Override
  public void close() {
    try {
      plan.close();
    } catch (TornadoExecutionPlanException e) {
      throw new IllegalStateException("the device's buffers cannot be freed", e);
    }
  }

  /** What a run left on the device. */
  record Result(TornadoExecutionResult result) {
    /** Copies the first {@code count} values of {@code array} to the host. */
    void fetch(TornadoNativeArray array, int count) {
      if (count > 0) {
        result.transferToHost(new DataRange(array).withSize(count));
      }
    }
  }
}
