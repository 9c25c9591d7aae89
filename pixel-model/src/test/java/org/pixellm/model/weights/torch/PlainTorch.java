// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.pixellm.model.weights.PlainTensor;

/** Reads a checkpoint by Java's zip reader and {@link PlainPickle}: slow, trusting, independent. */
final class PlainTorch {
  private static final Map<String, String> TYPES =
      Map.of(
          "torch.FloatStorage", "F32",
          "torch.DoubleStorage", "F64",
          "torch.HalfStorage", "F16",
          "torch.BFloat16Storage", "BF16",
          "torch.LongStorage", "I64",
          "torch.IntStorage", "I32",
          "torch.ShortStorage", "I16",
          "torch.CharStorage", "I8",
          "torch.ByteStorage", "U8",
          "torch.BoolStorage", "BOOL");

  private PlainTorch() {}

  static Map<String, PlainTensor> read(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      ZipEntry pickle =
          zip.stream()
              .filter(e -> e.getName().matches("[^/]*/data\\.pkl"))
              .findFirst()
              .orElseThrow();
      String folder = pickle.getName().substring(0, pickle.getName().indexOf('/'));
      Map<String, PlainTensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry :
          PlainPickle.read(zip.getInputStream(pickle).readAllBytes()).entrySet()) {
        List<?> call = ((PlainPickle.Called) entry.getValue()).arguments();
        List<?> storage = (List<?>) call.get(0);
        byte[] all =
            zip.getInputStream(zip.getEntry(folder + "/data/" + storage.get(2))).readAllBytes();
        String type = TYPES.get((String) storage.get(1));
        int width = all.length == 0 ? 1 : (int) (all.length / (Long) storage.get(4));
        List<Long> shape = ((List<?>) call.get(2)).stream().map(Long.class::cast).toList();
        int begin = (int) (long) (Long) call.get(1) * width;
        int length = (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
        tensors.put(
            (String) entry.getKey(),
            new PlainTensor(type, shape, ByteBuffer.wrap(all, begin, length * width)));
      }
      return tensors;
    }
  }
}
