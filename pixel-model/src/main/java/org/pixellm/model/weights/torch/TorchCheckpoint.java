// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.pixellm.model.weights.Quoted;
import org.pixellm.model.weights.StoredTensors;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorInfo;
import org.pixellm.model.weights.WeightFileChannel;
import org.pixellm.model.weights.torch.PickleValue.Dict;
import org.pixellm.model.weights.torch.PickleValue.Storage;
import org.pixellm.model.weights.torch.PickleValue.Tensor;
import org.pixellm.plugins.PixelException;

/**
 * Opens state dicts that {@code torch.save} wrote. All is checked when a file is opened: the zip,
 * the pickle, that every storage is as long as the pickle says, its checksum, and that every tensor
 * lies in its storage, row after row. No code of the file is run.
 */
public final class TorchCheckpoint {
  private static final String PICKLE = "/data.pkl";
  private static final String ORDER = "/byteorder";
  private static final String STORAGES = "/data/";

  /** A tensor takes about 150 bytes. */
  private static final long MOST_PICKLE_BYTES = 16_000_000;

  /** Tied weights share storage; a file in which all do so again and again is a bomb. */
  private static final int MOST_SHARING = 4;

  private static final int CHUNK = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final ZipDirectory zip;
  private final Map<String, ZipEntryPlace> read = new LinkedHashMap<>();
  private String folder = "";

  private TorchCheckpoint(Path path, FileChannel channel, ZipDirectory zip) {
    this.path = path;
    this.channel = channel;
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws PixelException if there is no such file, it cannot be read, or it is not the state dict
   *     of a model as PyTorch 1.6 or later saves it
   */
  public static TensorFile open(Path path) {
    return WeightFileChannel.open(
        path,
        "a PyTorch checkpoint",
        (file, channel) -> {
          requireZip(file, channel);
          return new TorchCheckpoint(file, channel, ZipDirectory.read(file, channel)).tensors();
        });
  }

  private static void requireZip(Path path, FileChannel channel) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(8);
    StoredTensors.readFully(
        path, channel, start.limit((int) Math.min(start.capacity(), channel.size())), 0);
    String text = new String(start.array(), StandardCharsets.ISO_8859_1);
    if (text.startsWith("version ")) {
      throw new PixelException(
          path + " is not a PyTorch checkpoint but a Git LFS pointer; fetch the file it points to");
    }
    if (text.charAt(0) == '\u0080') {
      throw new PixelException(
          "%s is in the form that PyTorch wrote before 1.6, which is not read; save it again by PyTorch: torch.save(torch.load(f, map_location='cpu'), f)"
              .formatted(path));
    }
  }

  private StoredTensors tensors() throws IOException {
    folder = folder();
    requireLittleEndian();
    PickleValue top = Unpickler.read(path.toString(), whole(folder + PICKLE));
    if (!(top instanceof Dict state)) {
      throw wrong("it holds %s in place of a dict of tensors".formatted(top.kind()));
    }
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    long bytes = 0;
    for (Map.Entry<String, PickleValue> entry : state.entries().entrySet()) {
      if (!(entry.getValue() instanceof Tensor tensor)) {
        throw wrong(
            "%s is %s and no tensor: only a model's state dict is read"
                .formatted(Quoted.of(entry.getKey()), entry.getValue().kind()));
      }
      TensorInfo info = locate(entry.getKey(), tensor);
      tensors.put(entry.getKey(), info);
      bytes += info.byteSize();
      if (bytes / MOST_SHARING > channel.size()) {
        throw wrong("its tensors share their storages more often than those of a model do");
      }
    }
    requireApart();
    for (ZipEntryPlace place : read.values()) {
      requireChecksum(place);
    }
    return new StoredTensors(path, channel, 0, tensors);
  }

  /** The one folder that everything is in, whose name says nothing. */
  private String folder() {
    String found = null;
    for (String name : zip.names()) {
      if (name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length()) {
        if (found != null) {
          throw wrong("it has two pickles");
        }
        found = name.substring(0, name.length() - PICKLE.length());
      }
    }
    if (found == null) {
      throw wrong("it is a zip without a data.pkl");
    }
    if (zip.has(found + "/constants.pkl")) {
      throw wrong("it is a TorchScript module; a model's state dict is needed");
    }
    return found;
  }

  private void requireLittleEndian() throws IOException {
    if (!zip.has(folder + ORDER)) {
      return;
    }
    String order = new String(whole(folder + ORDER), StandardCharsets.ISO_8859_1);
    if (!order.equals("little")) {
      throw wrong(
          "its numbers are in the byte order %s, and only little is read"
              .formatted(Quoted.of(order)));
    }
  }

  private byte[] whole(String name) throws IOException {
    ZipEntryPlace place = place(name);
    if (place.size() > MOST_PICKLE_BYTES) {
      throw wrong(
          "its entry %s has %d bytes, and at most %d are read"
              .formatted(Quoted.of(name), place.size(), MOST_PICKLE_BYTES));
    }
    requireChecksum(place);
    byte[] bytes = new byte[(int) place.size()];
    StoredTensors.readFully(path, channel, ByteBuffer.wrap(bytes), place.dataAt());
    return bytes;
  }

  private ZipEntryPlace place(String name) throws IOException {
    ZipEntryPlace known = read.get(name);
    if (known == null) {
      known = zip.place(name);
      read.put(name, known);
    }
    return known;
  }

  private TensorInfo locate(String name, Tensor tensor) throws IOException {
    Storage storage = tensor.storage();
    long width = storage.type().bytes();
    ZipEntryPlace place = place(folder + STORAGES + storage.key());
    if (place.size() / width != storage.elements() || place.size() % width != 0) {
      throw wrong(
          "the storage of %s has %d bytes, but should have %d elements of %d"
              .formatted(Quoted.of(name), place.size(), storage.elements(), width));
    }
    long elements = elements(name, tensor);
    if (tensor.offset() > storage.elements() || elements > storage.elements() - tensor.offset()) {
      throw wrong(
          "tensor %s of shape %s does not fit into its storage of %d elements at element %d"
              .formatted(Quoted.of(name), tensor.shape(), storage.elements(), tensor.offset()));
    }
    long begin = place.dataAt() + tensor.offset() * width;
    return new TensorInfo(storage.type(), tensor.shape(), begin, begin + elements * width);
  }

  /** How many; strides must be those of rows after rows, where they matter. */
  private long elements(String name, Tensor tensor) {
    if (tensor.shape().contains(0L)) {
      return 0;
    }
    long expected = 1;
    try {
      for (int i = tensor.shape().size() - 1; i >= 0; i--) {
        long dimension = tensor.shape().get(i);
        if (dimension != 1 && tensor.strides().get(i) != expected) {
          throw wrong(
              "tensor %s does not lie row after row, but with strides %s for shape %s; save it by PyTorch with .contiguous()"
                  .formatted(Quoted.of(name), tensor.strides(), tensor.shape()));
        }
        expected = Math.multiplyExact(expected, dimension);
      }
      return expected;
    } catch (ArithmeticException e) {
      throw wrong(
          "tensor %s has the impossible shape %s".formatted(Quoted.of(name), tensor.shape()));
    }
  }

  private void requireApart() {
    List<ZipEntryPlace> places =
        read.values().stream().sorted(Comparator.comparingLong(ZipEntryPlace::headerAt)).toList();
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i).headerAt() < places.get(i - 1).end()) {
        throw wrong(
            "its entry %s begins inside %s"
                .formatted(Quoted.of(places.get(i).name()), Quoted.of(places.get(i - 1).name())));
      }
    }
  }

  private void requireChecksum(ZipEntryPlace place) throws IOException {
    CRC32 crc = new CRC32();
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, place.size()));
    for (long done = 0; done < place.size(); done += chunk.limit()) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), place.size() - done));
      StoredTensors.readFully(path, channel, chunk, place.dataAt() + done);
      crc.update(chunk.flip());
    }
    if (crc.getValue() != place.crc()) {
      throw wrong(
          "its entry %s does not have its checksum: it is damaged"
              .formatted(Quoted.of(place.name())));
    }
  }

  private PixelException wrong(String what) {
    return new PixelException(path + " is not a PyTorch checkpoint that can be read: " + what);
  }
}
