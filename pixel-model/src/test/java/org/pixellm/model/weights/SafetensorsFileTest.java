// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.plugins.PixelException;

class SafetensorsFileTest {
  @TempDir Path folder;

  /** A header with single quotes, how many bytes of data follow it, and what the error must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                                        | 0 | starts with '{'
          ` {}`                                                                     | 0 | starts with '{'
          {                                                                         | 0 | not valid JSON
          {} x                                                                      | 0 | not valid JSON
          {}{}                                                                      | 0 | goes on after the JSON object
          {'a':5}                                                                   | 0 | tensor "a" must be described by a JSON object
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 8 | tensor "a" stands twice
          {'a':{'dtype':'F32','dtype':'F32','shape':[1],'data_offsets':[0,4]}}      | 4 | tensor "a" has dtype twice
          {'a':{'dtype':'F32','shape':[1],'shape':[1],'data_offsets':[0,4]}}        | 4 | tensor "a" has shape twice
          {'__metadata__':{},'__metadata__':{}}                                     | 0 | __metadata__ stands twice
          {'__metadata__':[]}                                                       | 0 | __metadata__ must be a JSON object
          {'__metadata__':{'a':1}}                                                  | 0 | entry "a" of __metadata__ must be a string
          {'__metadata__':{'a':'x','a':'y'}}                                        | 0 | entry "a" stands twice
          {'a':{'shape':[1],'data_offsets':[0,4]}}                                  | 4 | tensor "a" has no dtype
          {'a':{'dtype':'F32','data_offsets':[0,4]}}                                | 4 | tensor "a" has no shape
          {'a':{'dtype':'F32','shape':[1]}}                                         | 4 | tensor "a" has no data_offsets
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],'x':1}}              | 4 | tensor "a" has an unknown entry "x"
          {'a':{'dtype':'F31','shape':[1],'data_offsets':[0,4]}}                    | 4 | tensor "a" has the unknown dtype "F31"; known are BOOL
          {'a':{'dtype':32,'shape':[1],'data_offsets':[0,4]}}                       | 4 | tensor "a" must have a string as dtype
          {'a':{'dtype':'F32','shape':1,'data_offsets':[0,4]}}                      | 4 | tensor "a" must have a list of whole numbers as shape
          {'a':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}}                  | 4 | tensor "a" must have only whole numbers in shape
          {'a':{'dtype':'F32','shape':['1'],'data_offsets':[0,4]}}                  | 4 | tensor "a" must have only whole numbers in shape
          {'a':{'dtype':'F32','shape':[-1,-1],'data_offsets':[0,4]}}                | 4 | tensor "a" has "-1" in shape
          {'a':{'dtype':'F32','shape':[18446744073709551617],'data_offsets':[0,4]}} | 4 | tensor "a" has "18446744073709551617" in shape
          {'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}}| 0 | tensor "a" has the impossible shape
          {'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,0]}}  | 0 | tensor "a" has the impossible shape
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}}                  | 4 | tensor "a" has more than 2 numbers in data_offsets
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[4]}}                      | 4 | tensor "a" must have two data_offsets, not 1
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}                    | 4 | tensor "a" begins at byte 4, after its end at 0
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}}                   | 4 | tensor "a" has "-4" in data_offsets
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}                    | 3 | tensor "a" ends at byte 4 of the data, but only 3 bytes follow
          {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}                    | 4 | tensor "a" takes 4 bytes in the file, but F32 of shape [2] takes 8
          {'a':{'dtype':'F32','shape':[0],'data_offsets':[0,4]}}                    | 4 | tensor "a" takes 4 bytes in the file, but F32 of shape [0] takes 0
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}} | 6 | tensor "b" begins at byte 2, inside tensor "a", which ends at 4
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 4 | tensor "b" begins at byte 0, inside tensor "a"
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[5,9]}} | 9 | tensor "b" begins at byte 5, but must begin at 4
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[1,5]}}                    | 5 | tensor "a" begins at byte 1, but must begin at 0
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}                    | 6 | 2 bytes follow its last tensor
          {}                                                                        | 1 | 1 bytes follow its last tensor
          """)
  void refusesUnsoundHeaders(String header, int dataBytes, String expected) {
    Path path = RawSafetensors.file(folder, header.replace('\'', '"'), new byte[dataBytes]);
    assertRefused(path, expected);
  }

  @Test
  void refusesFilesThatAreTooShort() {
    assertRefused(RawSafetensors.bytes(folder), "it has 0 bytes");
    assertRefused(RawSafetensors.bytes(folder, new byte[7]), "it has 7 bytes");
    assertRefused(RawSafetensors.bytes(folder, new byte[8]), "starts with '{'");
  }

  @Test
  void refusesHeadersLongerThanTheFile() {
    assertRefused(
        RawSafetensors.bytes(
            folder,
            (byte) 3,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) '{',
            (byte) '}'),
        "announces a header of 3 bytes, and 2 bytes follow");
    byte[] negative = new byte[16];
    Arrays.fill(negative, (byte) 0xff);
    assertRefused(RawSafetensors.bytes(folder, negative), "a header of 18446744073709551615 bytes");
  }

  @Test
  void refusesHugeHeadersBeforeAllocatingThem() throws IOException {
    Path path = folder.resolve("huge.safetensors");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(3_000_000_000L).array());
      file.setLength(3_000_000_100L); // sparse: takes no room
    }
    assertRefused(path, "a header of 3000000000 bytes");
  }

  @Test
  void readsFilesOverTwoGigabytes() throws IOException {
    long big = 1L << 31;
    byte[] header =
        ("{\"big\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]},"
                + "\"last\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}}")
            .formatted(big, big, big, big + 4)
            .getBytes(StandardCharsets.UTF_8);
    Path path = folder.resolve("big.safetensors");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
      file.write(header);
      file.seek(8 + header.length + big);
      file.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(1.5f).array());
    }
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertArrayEquals(new float[] {1.5f}, file.floats("last"));
      assertEquals(1.5f, file.map("last").getFloat(0));
      assertEquals(
          path
              + ": tensor \"big\" has 2147483648 bytes, and at most 2147483639 can be read at once",
          assertThrows(PixelException.class, () -> file.map("big")).getMessage());
      assertThrows(PixelException.class, () -> file.longs("big"));
    }
  }

  @Test
  void saysWhatOtherFilesAre() {
    assertRefused(
        RawSafetensors.bytes(
            folder, "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.UTF_8)),
        "Git LFS pointer");
    assertRefused(
        RawSafetensors.bytes(
            folder, "PK\3\4archive/data.pkl".getBytes(StandardCharsets.ISO_8859_1)),
        "PyTorch checkpoint");
  }

  @Test
  void refusesWhatIsNoFile() {
    assertEquals(
        "there is no file " + folder.resolve("none"),
        assertThrows(PixelException.class, () -> SafetensorsFile.open(folder.resolve("none")))
            .getMessage());
    assertRefused(folder, "is not a file");
  }

  @Test
  void refusesHeadersThatAreNotUtf8() {
    assertRefused(
        RawSafetensors.file(folder, new byte[] {'{', '"', (byte) 0xc3, '"', '}'}),
        "not valid UTF-8");
    assertRefused(
        RawSafetensors.file(folder, "{}".getBytes(StandardCharsets.UTF_16LE)), "not valid JSON");
  }

  @Test
  void showsHostileNamesWithoutControlCharacters() {
    String name = "\\u001b[31m" + "x".repeat(500);
    Path path = RawSafetensors.file(folder, "{\"" + name + "\":1}");
    String message =
        assertThrows(PixelException.class, () -> SafetensorsFile.open(path)).getMessage();
    assertTrue(message.contains("tensor \"\\u001b[31mxxx"), message);
    assertTrue(message.length() < 400 + path.toString().length(), message);
  }

  @Test
  void refusesTensorsWithoutEndOfDimensions() {
    String shape = "1,".repeat(100) + "1";
    assertRefused(
        RawSafetensors.file(
            folder,
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[%s],\"data_offsets\":[0,1]}}".formatted(shape),
            (byte) 1),
        "more than 64 numbers in shape");
  }

  @Test
  void readsEmptyAndScalarTensors() {
    Path path =
        RawSafetensors.file(
            folder,
            "{\"n\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4,0],\"data_offsets\":[0,0]},"
                + "\"s\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]},"
                + "\"z\":{\"dtype\":\"F16\",\"shape\":[0],\"data_offsets\":[1,1]}}   ",
            (byte) 200);
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertEquals(List.of("n", "s", "z"), List.copyOf(file.names()));
      assertEquals(0, file.floats("n").length);
      assertEquals(0, file.map("z").remaining());
      assertArrayEquals(new long[] {200}, file.longs("s"));
      assertEquals(List.of(), file.info("s").shape());
      assertEquals(Map.of(), file.metadata());
    }
  }

  @Test
  void convertsFloatingPointTypes() {
    assertArrayEquals(
        new float[] {1, -2, 65504, 0x1p-24f, -0f, Float.POSITIVE_INFINITY, Float.NaN, 1f / 3},
        floats("F16", shorts(0x3c00, 0xc000, 0x7bff, 0x0001, 0x8000, 0x7c00, 0x7e00, 0x3555)),
        1e-4f);
    assertEquals(
        Float.floatToRawIntBits(-0f), Float.floatToRawIntBits(floats("F16", shorts(0x8000))[0]));
    assertEquals(0x1.554p-2f, floats("F16", shorts(0x3555))[0]);
    assertArrayEquals(
        new float[] {1, -0.5f, 0x1.fep127f, Float.NaN},
        floats("BF16", shorts(0x3f80, 0xbf00, 0x7f7f, 0x7fc0)));
    assertArrayEquals(
        new float[] {(float) Math.PI, Float.POSITIVE_INFINITY},
        floats(
            "F64",
            ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(Math.PI)
                .putDouble(1e300)
                .array()));
  }

  @Test
  void halfPrecisionIsExactEverywhere() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = bits >> 10 & 31;
      double magnitude =
          exponent == 0
              ? (bits & 1023) * 0x1p-24
              : exponent == 31
                  ? ((bits & 1023) == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                  : (1 + (bits & 1023) / 1024.0) * Math.pow(2, exponent - 15);
      double expected = bits >> 15 == 0 ? magnitude : -magnitude;
      assertEquals((float) expected, FloatDecoder.half((short) bits), "bits " + bits);
    }
  }

  @Test
  void convertsIntegerTypes() {
    assertArrayEquals(new long[] {0, 1, 1}, longs("BOOL", new byte[] {0, 1, 7}));
    assertArrayEquals(new long[] {255, 1}, longs("U8", new byte[] {-1, 1}));
    assertArrayEquals(new long[] {-1, 1}, longs("I8", new byte[] {-1, 1}));
    assertArrayEquals(new long[] {-1, 258}, longs("I16", shorts(0xffff, 258)));
    assertArrayEquals(new long[] {65535, 258}, longs("U16", shorts(0xffff, 258)));
    byte[] ints =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-2).putInt(7).array();
    assertArrayEquals(new long[] {-2, 7}, longs("I32", ints));
    assertArrayEquals(new long[] {4294967294L, 7}, longs("U32", ints));
    assertArrayEquals(new long[] {7L << 32 | 0xfffffffeL}, longs("I64", ints));
  }

  @Test
  void refusesReadingAsTheWrongType() {
    Path path =
        RawSafetensors.file(
            folder,
            "{\"i\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"f\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
            new byte[8]);
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertTrue(
          assertThrows(PixelException.class, () -> file.floats("i"))
              .getMessage()
              .contains("tensor \"i\" is I32, which cannot be read as floating point"));
      assertTrue(
          assertThrows(PixelException.class, () -> file.longs("f"))
              .getMessage()
              .contains("tensor \"f\" is F32, which cannot be read as whole numbers"));
      assertEquals(
          path + " has no tensor \"g\"",
          assertThrows(PixelException.class, () -> file.floats("g")).getMessage());
    }
  }

  @Test
  void noticesAFileCutShortWhileItIsOpen() throws IOException {
    Path path =
        RawSafetensors.file(
            folder,
            "{\"f\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            new byte[8]);
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      byte[] bytes = Files.readAllBytes(path);
      try (RandomAccessFile cut = new RandomAccessFile(path.toFile(), "rw")) {
        cut.setLength(bytes.length - 3);
      }
      assertTrue(
          assertThrows(PixelException.class, () -> file.floats("f"))
              .getMessage()
              .contains("cut short while it was being read"));
    }
  }

  @Test
  void refusesReadingAfterClose() {
    Path path =
        RawSafetensors.file(
            folder,
            "{\"f\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            new byte[4]);
    SafetensorsFile file = SafetensorsFile.open(path);
    file.close();
    assertTrue(
        assertThrows(PixelException.class, () -> file.floats("f"))
            .getMessage()
            .contains("it was closed meanwhile"));
  }

  private float[] floats(String type, byte[] data) {
    try (SafetensorsFile file = SafetensorsFile.open(single(type, data))) {
      return file.floats("t");
    }
  }

  private long[] longs(String type, byte[] data) {
    try (SafetensorsFile file = SafetensorsFile.open(single(type, data))) {
      return file.longs("t");
    }
  }

  private Path single(String type, byte[] data) {
    return RawSafetensors.file(
        folder,
        "{\"t\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(type, data.length / TensorType.valueOf(type).bytes(), data.length),
        data);
  }

  private static byte[] shorts(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static void assertRefused(Path path, String expected) {
    String message =
        assertThrows(PixelException.class, () -> SafetensorsFile.open(path)).getMessage();
    assertTrue(message.startsWith(path.toString()), message);
    assertTrue(message.contains(expected), message);
    assertTrue(!message.endsWith("."), message);
    assertTrue(message.indexOf('\n') < 0, message);
  }
}
