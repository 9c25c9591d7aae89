// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Zips as PyTorch lays them out, byte by byte and without the writer under test: sizes after the
 * data, data at multiples of 64, the end in zip64 and once more without. What an entry says of
 * itself in the table can be made a lie.
 */
final class RawTorchZip {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, Long> claimedSizes = new LinkedHashMap<>();
  private final Map<String, Long> claimedPlaces = new LinkedHashMap<>();
  private int method;
  private int flags = 0x0808;

  /** A checkpoint of a pickle and storages, whose keys are 0, 1 and so on. */
  static RawTorchZip of(byte[] pickle, byte[]... storages) {
    RawTorchZip zip = new RawTorchZip().with("archive/data.pkl", pickle);
    for (int i = 0; i < storages.length; i++) {
      zip.with("archive/data/" + i, storages[i]);
    }
    return zip.with("archive/version", new byte[] {'3', '\n'});
  }

  RawTorchZip with(String name, byte... data) {
    entries.put(name, data);
    return this;
  }

  RawTorchZip claimingSize(String name, long size) {
    claimedSizes.put(name, size);
    return this;
  }

  RawTorchZip claimingPlace(String name, long place) {
    claimedPlaces.put(name, place);
    return this;
  }

  RawTorchZip method(int value) {
    method = value;
    return this;
  }

  RawTorchZip flags(int value) {
    flags = value;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    entries.forEach(
        (name, data) -> {
          byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
          CRC32 crc = new CRC32();
          crc.update(data);
          int headerAt = out.size();
          int pad = 64 - (headerAt + 30 + nameBytes.length + 4) % 64;
          ByteBuffer local = little(30 + nameBytes.length + 4 + pad);
          local.putInt(0x04034b50).putShort((short) 0).putShort((short) flags);
          local.putShort((short) method).putInt(0).putInt(0).putInt(0).putInt(0);
          local.putShort((short) nameBytes.length).putShort((short) (4 + pad)).put(nameBytes);
          local.put((byte) 'F').put((byte) 'B').putShort((short) pad).put(new byte[pad]);
          append(out, local);
          out.writeBytes(data);
          ByteBuffer after = little(16).putInt(0x08074b50).putInt((int) crc.getValue());
          append(out, after.putInt(data.length).putInt(data.length));

          int size = (int) (long) claimedSizes.getOrDefault(name, (long) data.length);
          ByteBuffer listed = little(46 + nameBytes.length);
          listed.putInt(0x02014b50).putShort((short) 0).putShort((short) 0);
          listed.putShort((short) flags).putShort((short) method).putInt(0);
          listed.putInt((int) crc.getValue()).putInt(size).putInt(size);
          listed.putShort((short) nameBytes.length).putShort((short) 0).putShort((short) 0);
          listed.putShort((short) 0).putShort((short) 0).putInt(0);
          listed.putInt((int) (long) claimedPlaces.getOrDefault(name, (long) headerAt));
          append(table, listed.put(nameBytes));
        });
    int tableAt = out.size();
    out.writeBytes(table.toByteArray());
    int endAt = out.size();
    ByteBuffer end = little(56 + 20 + 22);
    end.putInt(0x06064b50).putLong(44).putShort((short) 0x031e).putShort((short) 45);
    end.putInt(0).putInt(0).putLong(entries.size()).putLong(entries.size());
    end.putLong(table.size()).putLong(tableAt);
    end.putInt(0x07064b50).putInt(0).putLong(endAt).putInt(1);
    end.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    end.putShort((short) entries.size()).putShort((short) entries.size());
    end.putInt(table.size()).putInt(tableAt).putShort((short) 0);
    append(out, end);
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, ByteBuffer filled) {
    byte[] bytes = new byte[filled.flip().remaining()];
    filled.get(bytes);
    out.writeBytes(bytes);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
