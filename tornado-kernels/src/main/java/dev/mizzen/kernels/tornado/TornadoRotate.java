package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.RotateKernel;

/** {@link RotateKernel} on a device, in blocks of rows. */
final class TornadoRotate implements RotateKernel {
  private final Device device;
  private final Rotation rotation;

  TornadoRotate(Device device) {
    this.device = device;
    rotation = new Rotation(device);
  }

  @Override
  public void rotate(TokenRows rows, float[] matrix, float[] rotated) {
    int block = RowBlocks.most(rows.dimension());
    try (var _ = device.turn()) {
      for (int from = 0; from < rows.rows(); from += block) {
        int count = (int) Math.min(block, rows.rows() - from);
        rotation.rotate(rows, from, count, matrix, rotated, from * rows.dimension());
      }
    }
  }
}
