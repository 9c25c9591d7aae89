// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs TorchScript source into the archive that {@code torch::jit::load} reads: a zip of stored
 * entries with the format's version, an empty constants table, a pickle of one module that has no
 * weights, and the source.
 */
final class ScriptArchive {
  private static final byte[] EMPTY_TUPLE_PICKLE = {(byte) 0x80, 2, ')', '.'};

  private ScriptArchive() {}

  /**
   * The archive of a module with one method.
   *
   * @param forward source of {@code forward}, from {@code def} on, indented by two spaces
   */
  static byte[] pack(String forward) {
    String source =
        """
        class M(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
        """
            + forward.indent(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "m/version", ascii("3\n"));
      store(zip, "m/constants.pkl", EMPTY_TUPLE_PICKLE);
      store(zip, "m/data.pkl", modulePickle());
      store(zip, "m/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a byte array does not fail
    }
    return bytes.toByteArray();
  }

  /** Pickle, protocol 2, of an instance of {@code __torch__.M} with the state {training: True}. */
  private static byte[] modulePickle() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x80, 2});
    out.writeBytes(ascii("c__torch__\nM\n"));
    out.writeBytes(new byte[] {')', (byte) 0x81, '}', 'X', 8, 0, 0, 0});
    out.writeBytes(ascii("training"));
    out.writeBytes(new byte[] {(byte) 0x88, 's', 'b', '.'});
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void store(ZipOutputStream zip, String name, byte[] data) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(data);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(data.length);
    entry.setCompressedSize(data.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(data);
    zip.closeEntry();
  }
}
