// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.plugins.PixelException;

/** Files that were made to do harm, and those that lie: each gets a sentence, and nothing else. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // a file that never ends shows as a failure
class HostileTorchTest {
  private static final long[] TWO = {2};
  private static final long[] ONE = {1};
  private static final byte[] FLOATS = {1, 2, 3, 4, 5, 6, 7, 8};

  @TempDir Path folder;

  @Test
  void anArbitraryFunctionIsNotCalled() throws IOException {
    Path trace = folder.resolve("trace");
    byte[] pickle =
        new RawPickle().name("os", "system").text("touch " + trace).raw(0x85).ops("R").end();
    String message = refused(RawTorchZip.of(pickle));
    assertTrue(message.contains("asks for \"os.system\""), message);
    assertTrue(message.contains("collections.OrderedDict"), message);
    assertTrue(message.endsWith("nothing of it was run"), message);
    assertEquals(false, Files.exists(trace));
  }

  static Stream<Arguments> pickles() {
    RawPickle tooMany = new RawPickle();
    tooMany.ops("N".repeat(Unpickler.MOST_OPERATIONS));
    RawPickle deep = new RawPickle().ops(")");
    for (int i = 0; i < 1000; i++) {
      deep.raw(0x85);
    }
    RawPickle nested = new RawPickle().ops("(").ops("}".repeat(30));
    RawPickle deepDicts = new RawPickle();
    for (int i = 0; i < 30; i++) {
      deepDicts.ops("}").text("a");
    }
    deepDicts.ops("N" + "s".repeat(30));
    return Stream.of(
        // Functions and classes.
        pickle(new RawPickle().name("builtins", "eval"), "asks for \"builtins.eval\""),
        pickle(new RawPickle().name("torch", "load"), "asks for \"torch.load\""),
        pickle(new RawPickle().name("__torch__", "M"), "asks for \"__torch__.M\""),
        pickle(
            new RawPickle().name("collections", "OrderedDict").ops(")R)R"),
            "calls a dict, which is no function"),
        pickle(
            new RawPickle().name("torch", "FloatStorage").ops(")R"),
            "calls torch.FloatStorage, which is no function"),
        pickle(
            new RawPickle().name("collections", "OrderedDict").ops("NR"),
            "calls collections.OrderedDict with None for arguments"),
        pickle(
            new RawPickle().name("collections", "OrderedDict").ops("N").raw(0x85).ops("R"),
            "makes an OrderedDict of something"),
        pickle(
            new RawPickle().name("torch._utils", "_rebuild_parameter").ops("(}NNtR"),
            "rebuilds a parameter of something else than a tensor"),
        pickle(
            new RawPickle().name("torch._utils", "_rebuild_tensor_v2").ops(")R"),
            "rebuilds a tensor of something else than a storage"),
        pickle(new RawPickle().text("module").raw(0x93), "the instruction 0x93"),
        pickle(new RawPickle().ops("(ios\nsystem\n"), "the instruction 0x69"),
        pickle(new RawPickle().ops(")").raw(0x81), "the instruction 0x81"),
        // Lengths.
        pickle(new RawPickle().ops("X").int32(0x7fffffff), "a string of 2147483647 bytes"),
        pickle(new RawPickle().ops("X").int32(-1), "a string of 4294967295 bytes"),
        pickle(new RawPickle().ops("X").int32(4000), "it is cut off"),
        pickle(new RawPickle().raw(0x8a, 255), "a whole number of 255 bytes"),
        pickle(new RawPickle().ops("c" + "x".repeat(5000)), "a name without an end"),
        pickle(new RawPickle().ops("X").int32(1).raw(0xff), "not valid UTF-8"),
        pickle(tooMany, "more than 1000000 instructions"),
        // Memo and depth.
        pickle(new RawPickle().ops("}q").raw(0).text("a").ops("h").raw(0).ops("s"), "a tree"),
        pickle(
            new RawPickle().ops(")").raw(0x85).ops("q").raw(0).ops("h").raw(0),
            "uses a tuple in two places"),
        pickle(new RawPickle().ops("h").raw(7), "number 7, which it never remembered"),
        pickle(new RawPickle().ops("j").int32(-1), "number 4294967295, which it never remembered"),
        pickle(new RawPickle().ops("Nr").int32(0x7fffffff), "remembers something as number"),
        pickle(deep, "more than 16 deep"),
        pickle(deepDicts, "more than 16 deep"),
        // The stack.
        pickle(new RawPickle().ops("s"), "takes more values than there are"),
        pickle(new RawPickle().ops("}(s"), "takes more values than there are"),
        pickle(new RawPickle().ops("t"), "a mark that was never set"),
        pickle(nested, "ends with 30 values in place of one"),
        pickle(new RawPickle().ops("}}"), "ends with 2 values"),
        pickle(new RawPickle(), "ends with 0 values"),
        // Dicts.
        pickle(new RawPickle().ops("}NNs"), "has None for a key"),
        pickle(new RawPickle().ops(")").text("a").ops("Ns"), "gives entries to a tuple"),
        pickle(
            new RawPickle().ops("}(").text("a").ops("Nu").ops("(").text("b").ops("u"),
            "a key without a value"),
        pickle(
            new RawPickle().ops("}").text("a").ops("Ns").text("a").ops("Ns"),
            "the key \"a\" twice"),
        pickle(new RawPickle().ops("})b"), "sets attributes of a dict to a tuple"),
        pickle(new RawPickle().ops("N}b"), "sets attributes of None"),
        pickle(new RawPickle().ops("N"), "it holds None in place of a dict of tensors"),
        pickle(new RawPickle().ops("}").text("a").ops("}s"), "\"a\" is a dict and no tensor"),
        // Storages and tensors.
        pickle(new RawPickle().ops(")Q"), "outside that is no storage"),
        pickle(new RawPickle().storage("FloatStorage", "0", -1), "outside that is no storage"),
        pickle(new RawPickle().text("storage").raw(0x85).ops("Q"), "outside that is no storage"),
        tensor(new RawPickle().tensor(2, 0, new long[] {-2}, ONE), "a shape of something else"),
        tensor(new RawPickle().tensor(2, -1, TWO, ONE), "offset -1"),
        tensor(new RawPickle().tensor(2, 0, TWO, new long[] {1, 1}), "strides [1, 1]"),
        tensor(new RawPickle().tensor(2, 0, TWO, new long[] {0}), "does not lie row after row"),
        tensor(new RawPickle().tensor(2, 1, TWO, ONE), "does not fit into its storage of 2"),
        tensor(new RawPickle().tensor(2, 3, ONE, ONE), "does not fit into its storage"),
        tensor(
            new RawPickle().tensor(2, Long.MAX_VALUE, ONE, ONE), "does not fit into its storage"),
        tensor(new RawPickle().tensor(1, 0, ONE, ONE), "has 8 bytes, but should have 1 elements"),
        tensor(
            new RawPickle().tensor(1L << 61, 0, new long[] {1L << 61}, ONE),
            "has 8 bytes, but should have 2305843009213693952 elements"),
        tensor(
            new RawPickle().tensor(2, 0, new long[] {1L << 40, 1L << 40}, new long[] {1L << 40, 1}),
            "the impossible shape"),
        tensor(
            new RawPickle()
                .name("torch._utils", "_rebuild_tensor_v2")
                .ops("(")
                .storage("FloatStorage", "../0", 2)
                .ops("K")
                .raw(0)
                .numbers(TWO)
                .numbers(ONE)
                .raw(0x89)
                .ops("NtR"),
            "it has no entry \"archive/data/../0\""),
        tensor(
            new RawPickle()
                .name("torch._utils", "_rebuild_tensor_v2")
                .ops("(")
                .storage("FloatStorage", "0", 2)
                .ops("K")
                .raw(0)
                .numbers(TWO)
                .numbers(ONE)
                .raw(0x89)
                .ops("N}")
                .text("conj")
                .raw(0x88)
                .ops("stR"),
            "rebuilds a tensor of something else"));
  }

  private static Arguments pickle(RawPickle pickle, String expected) {
    return Arguments.of(expected, pickle.end());
  }

  private static Arguments tensor(RawPickle value, String expected) {
    return Arguments.of(expected, RawPickle.dictOf(value));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pickles")
  void aPickleThatIsWrongIsRefused(String expected, byte[] pickle) throws IOException {
    String message = refused(RawTorchZip.of(pickle, FLOATS));
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aPickleMustBeginAndEndAsOne() throws IOException {
    assertTrue(refused(RawTorchZip.of(new byte[] {'}', '.'})).contains("begin with its protocol"));
    assertTrue(refused(RawTorchZip.of(new byte[0])).contains("it is cut off"));
    assertTrue(
        refused(RawTorchZip.of(new byte[] {(byte) 0x80, 4, '}', '.'})).contains("protocol 4"));
    assertTrue(refused(RawTorchZip.of(new RawPickle().ops("}").bytes())).contains("cut off"));
    assertTrue(refused(RawTorchZip.of(new RawPickle().ops("}.").end())).contains("after its end"));
    byte[] huge = new byte[16_000_001];
    assertTrue(refused(RawTorchZip.of(huge)).contains("has 16000001 bytes, and at most 16000000"));
  }

  /** A storage is never shared so often that a small file would fill a disk. */
  @Test
  void tensorsThatShareWithoutEndAreRefused() throws IOException {
    RawPickle pickle = new RawPickle().ops("}");
    byte[] storage = new byte[1 << 20];
    long elements = storage.length / 4;
    for (int i = 0; i < 10; i++) {
      pickle.text("t" + i).tensor(elements, 0, new long[] {elements}, ONE).ops("s");
    }
    assertTrue(refused(RawTorchZip.of(pickle.end(), storage)).contains("share their storages"));
  }

  @Test
  void aZipBombIsNotInflated() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    assertTrue(bytes.size() < 100_000);
    assertTrue(refused(bytes.toByteArray()).contains("\"archive/data.pkl\" is compressed"));
  }

  @Test
  void aZipThatLiesIsRefused() throws IOException {
    byte[] pickle = RawPickle.dictOf(new RawPickle().tensor(2, 0, TWO, ONE));
    String storage = "archive/data/0";
    assertTrue(
        refused(zip(pickle).claimingSize(storage, 0x7fffffffL))
            .contains("is not where, or not as long as, the table says"));
    assertTrue(refused(zip(pickle).claimingSize(storage, 4)).contains("has 4 bytes, but should"));
    assertTrue(
        refused(zip(pickle).claimingSize(storage, 0xFFFFFFFFL)).contains("has no size or place"));
    assertTrue(refused(zip(pickle).claimingPlace(storage, 0)).contains("has another name"));
    assertTrue(refused(zip(pickle).claimingPlace(storage, 1)).contains("is not where"));
    assertTrue(refused(zip(pickle).claimingPlace(storage, 0x7fffffffL)).contains("begins outside"));
    assertTrue(refused(zip(pickle).method(8)).contains("compressed or encrypted"));
    assertTrue(refused(zip(pickle).flags(1)).contains("compressed or encrypted"));
  }

  @Test
  void entriesOverEachOtherAreRefused() throws IOException {
    // A storage that holds another entry whole, header and data, which the pickle names, too.
    byte[] inner = new RawTorchZip().with("archive/data/1", FLOATS).bytes();
    byte[] outer = Arrays.copyOf(inner, (inner.length + 3) / 4 * 4);
    RawPickle pickle = new RawPickle().ops("}").text("a");
    pickle.tensor(outer.length / 4, 0, ONE, ONE).ops("s").text("b");
    pickle
        .name("torch._utils", "_rebuild_tensor_v2")
        .ops("(")
        .storage("FloatStorage", "1", 2)
        .int64(0)
        .numbers(TWO)
        .numbers(ONE)
        .raw(0x89)
        .ops("NtRs");
    RawTorchZip zip = RawTorchZip.of(pickle.end(), outer, FLOATS);
    int at = indexOf(zip.bytes(), inner);
    String message = refused(zip.claimingPlace("archive/data/1", at));
    assertTrue(message.contains("\"archive/data/1\" begins inside \"archive/data/0\""), message);
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError();
  }

  @Test
  void damageIsFound() throws IOException {
    byte[] pickle = RawPickle.dictOf(new RawPickle().tensor(2, 0, TWO, ONE));
    byte[] sound = zip(pickle).bytes();
    for (byte[] part : new byte[][] {pickle, FLOATS}) {
      byte[] bytes = sound.clone();
      bytes[indexOf(bytes, part)] ^= 1;
      assertTrue(refused(bytes).contains("does not have its checksum"));
    }
    for (int length = 0; length < sound.length; length++) {
      refused(Arrays.copyOf(sound, length));
    }
    refused(Arrays.copyOf(sound, sound.length + 1));
    byte[] comment = Arrays.copyOf(sound, sound.length + 1);
    comment[sound.length - 2] = 1;
    refused(comment);
  }

  @Test
  void theEndOfAZipMustBeSound() throws IOException {
    byte[] sound = zip(RawPickle.dictOf(new RawPickle().tensor(2, 0, TWO, ONE))).bytes();
    int end = sound.length - 22;
    int locator = end - 20;
    int wide = locator - 56;
    assertTrue(refused(patched(sound, locator + 8, Long.MAX_VALUE)).contains("not where it says"));
    assertTrue(refused(patched(sound, locator + 8, -1)).contains("not where it says"));
    assertTrue(refused(patched(sound, wide + 4, 45)).contains("not where it says"));
    assertTrue(refused(patched(sound, wide + 32, 77)).contains("two ends disagree"));
    assertTrue(refused(patched(sound, wide + 40, 1L << 40)).contains("two ends disagree"));
    byte[] saturated = patched(sound, end + 12, -1); // both 32-bit numbers
    assertTrue(
        refused(patched(saturated, wide + 40, 1L << 40)).contains("1099511627776 bytes from byte"));
    assertTrue(refused(patched(saturated, wide + 48, -5)).contains("from byte -5"));
  }

  private static byte[] patched(byte[] bytes, int at, long value) {
    byte[] copy = bytes.clone();
    ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
    return copy;
  }

  private static RawTorchZip zip(byte[] pickle) {
    return RawTorchZip.of(pickle, FLOATS);
  }

  private String refused(RawTorchZip zip) throws IOException {
    return refused(zip.bytes());
  }

  private String refused(byte[] bytes) throws IOException {
    Path path = Files.write(folder.resolve("hostile.bin"), bytes);
    String message =
        assertThrows(PixelException.class, () -> TorchCheckpoint.open(path)).getMessage();
    assertTrue(message.startsWith(path.toString()), message);
    assertTrue(message.indexOf('\n') < 0 && !message.endsWith("."), message);
    return message;
  }
}
