// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.data.TextExample;

/** A reader that keeps the laws, and for each law one that does not and is caught. */
class BrokenReadersTest {
  private static final String TEXT = "one\ntwo\nthree\nfour\nfive\nsix\n";

  /** Streams that broken readers leave open. */
  private final List<InputStream> left = new ArrayList<>();

  @AfterEach
  void closeWhatWasLeft() throws IOException {
    for (InputStream in : left) {
      in.close();
    }
  }

  /** A line is an example; "!" is none. */
  private static class Lines implements DatasetReader<TextExample> {
    @Override
    public List<Shard> shards(Path file, long shardBytes) {
      long bytes = size(file);
      List<Shard> shards = new ArrayList<>();
      for (long start = 0; start < bytes; start = shards.get(shards.size() - 1).end()) {
        long end = shardBytes > bytes - start ? bytes : start + shardBytes;
        shards.add(new Shard(file, start, end));
      }
      return shards;
    }

    private static long size(Path file) {
      try {
        long bytes = Files.size(file);
        if (bytes == 0) {
          throw new PixelException(file + " is empty");
        }
        return bytes;
      } catch (IOException e) {
        throw new PixelException(file + " cannot be read", e);
      }
    }

    @Override
    public Stream<TextExample> read(Shard shard, ReadIssues issues) {
      List<Integer> starts = starts(shard.file());
      return IntStream.range(0, starts.size() - 1)
          .filter(i -> starts.get(i) >= shard.start() && starts.get(i) < shard.end())
          .mapToObj(i -> example(shard.file(), i, text(shard.file(), starts.get(i))));
    }

    TextExample example(Path file, int line, String text) {
      if (text.equals("!")) {
        throw new PixelException("%s, line %d: no example".formatted(file, line + 1));
      }
      return new TextExample(text);
    }

    static byte[] bytes(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** First bytes of lines, and the end. */
    static List<Integer> starts(Path file) {
      byte[] bytes = bytes(file);
      List<Integer> starts = new ArrayList<>(List.of(0));
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          starts.add(i + 1);
        }
      }
      return starts;
    }

    static String text(Path file, int start) {
      String all = new String(bytes(file), StandardCharsets.ISO_8859_1);
      return all.substring(start, all.indexOf('\n', start));
    }
  }

  private static DatasetReaderContract contract(Supplier<DatasetReader<?>> reader) {
    return new DatasetReaderContract() {
      @Override
      protected DatasetReader<?> reader() {
        return reader.get();
      }

      @Override
      protected byte[] content() {
        return TEXT.getBytes(StandardCharsets.US_ASCII);
      }

      @Override
      protected int examples() {
        return 6;
      }

      @Override
      protected Optional<Flaw> flaw() {
        return Optional.of(new Flaw("a\nb\n!\n", 3, 2));
      }
    };
  }

  private static void caught(
      Supplier<DatasetReader<?>> broken, Consumer<DatasetReaderContract> law) {
    law.accept(contract(Lines::new));
    assertThrows(AssertionError.class, () -> law.accept(contract(broken)));
  }

  @Test
  void aLastLineIsForgotten() {
    caught(
        () ->
            new Lines() {
              @Override
              public Stream<TextExample> read(Shard shard, ReadIssues issues) {
                return super.read(shard, issues).limit(5);
              }
            },
        DatasetReaderContract::allExamplesAreRead);
  }

  @Test
  void examplesThatDifferEachTime() {
    int[] made = {0};
    caught(
        () ->
            new Lines() {
              @Override
              TextExample example(Path file, int line, String text) {
                return new TextExample(text + made[0]++);
              }
            },
        DatasetReaderContract::readAgainItIsTheSame);
  }

  @Test
  void linesOnABorderAreReadTwice() {
    caught(
        () ->
            new Lines() {
              @Override
              public Stream<TextExample> read(Shard shard, ReadIssues issues) {
                long start = Math.max(0, shard.start() - 1);
                return super.read(new Shard(shard.file(), start, shard.end()), issues);
              }
            },
        DatasetReaderContract::shardsHoldEachExampleOnce);
  }

  @Test
  void shardsThatAreNotInOrder() {
    caught(
        () ->
            new Lines() {
              @Override
              public List<Shard> shards(Path file, long shardBytes) {
                List<Shard> shards = new ArrayList<>(super.shards(file, shardBytes));
                Collections.reverse(shards);
                return shards;
              }
            },
        DatasetReaderContract::shardsHoldEachExampleOnce);
  }

  @Test
  void moreIsCountedTheMoreShardsThereAre() {
    caught(
        () ->
            new Lines() {
              @Override
              public Stream<TextExample> read(Shard shard, ReadIssues issues) {
                issues.addMended(1);
                return super.read(shard, issues);
              }
            },
        DatasetReaderContract::shardsHoldEachExampleOnce);
  }

  @Test
  void aShardThatNeedsTheOneBefore() {
    caught(
        () ->
            new Lines() {
              private int read;

              @Override
              TextExample example(Path file, int line, String text) {
                return new TextExample(text + read++);
              }
            },
        DatasetReaderContract::aShardIsReadByItself);
  }

  @Test
  void aFileThatStaysOpen() {
    caught(
        () ->
            new Lines() {
              @Override
              public Stream<TextExample> read(Shard shard, ReadIssues issues) {
                try {
                  left.add(Files.newInputStream(shard.file()));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                return super.read(shard, issues);
              }
            },
        DatasetReaderContract::closedStreamsLeaveNoFileOpen);
  }

  @Test
  void anErrorWithoutItsLine() {
    caught(
        () ->
            new Lines() {
              @Override
              TextExample example(Path file, int line, String text) {
                if (text.equals("!")) {
                  throw new PixelException(file + ": no example");
                }
                return new TextExample(text);
              }
            },
        DatasetReaderContract::whatIsWrongIsToldWithFileAndLine);
  }

  @Test
  void aFileThatIsReadToItsEndFirst() {
    caught(
        () ->
            new Lines() {
              @Override
              public Stream<TextExample> read(Shard shard, ReadIssues issues) {
                return super.read(shard, issues).toList().stream();
              }
            },
        DatasetReaderContract::whatIsWrongIsToldWithFileAndLine);
  }

  @Test
  void anEmptyFileWithoutComplaint() {
    caught(
        () ->
            new Lines() {
              @Override
              public List<Shard> shards(Path file, long shardBytes) {
                return List.of(new Shard(file, 0, 0));
              }
            },
        DatasetReaderContract::missingAndEmptyFilesAreRefused);
  }

  @Test
  void anotherResultForEachThread() {
    caught(
        () ->
            new Lines() {
              @Override
              TextExample example(Path file, int line, String text) {
                return new TextExample(text + Thread.currentThread().getName());
              }
            },
        DatasetReaderContract::threadsGetWhatOneGets);
  }
}
