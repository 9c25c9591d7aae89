// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

class CorpusFilesTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<String> names(CorpusFiles files) {
    return files.files().stream().map(CorpusFile::name).toList();
  }

  @Test
  void folderYieldsItsTextFilesSorted() throws IOException {
    write("z.txt", "z");
    write("b/two.txt", "22");
    write("b/deep/one", "1");
    write("a.md", "a");
    write("README.md", "no");
    write("b/licence", "no");
    write("Notice.txt", "no");
    write(".hidden", "no");
    write(".git/config", "no");
    write("empty.txt", "");
    write("picture.png", "PNG\0\0");
    CorpusFiles files = CorpusFiles.find(List.of(folder.toString()));
    assertEquals(List.of("a.md", "b/deep/one", "b/two.txt", "z.txt"), names(files));
    assertEquals(1, files.emptySkipped());
    assertEquals(1, files.binarySkipped());
    assertEquals(5, files.bytes());
  }

  @Test
  void namedFilesAreTakenWhateverTheirNamesAndOnlyOnce() throws IOException {
    Path readme = write("README.md", "yes");
    Path inner = write("sub/inner.txt", "yes");
    CorpusFiles files =
        CorpusFiles.find(
            List.of(readme.toString(), inner.toString(), inner.getParent().toString()));
    assertEquals(List.of("README.md", "inner.txt"), names(files));
  }

  @Test
  void linkThatLeadsBackUpIsNoTrap() throws IOException {
    write("a/text.txt", "text");
    Files.createSymbolicLink(folder.resolve("a/up"), folder);
    assertEquals(List.of("a/text.txt"), names(CorpusFiles.find(List.of(folder.toString()))));
  }

  @Test
  void userErrorsAreSentences() throws IOException {
    Path missing = folder.resolve("nowhere");
    assertEquals("there is no file or folder " + missing, complaint(missing));
    Path empty = write("empty.txt", "");
    assertEquals(empty + " is empty", complaint(empty));
    assertEquals("folder " + folder + " holds no text file", complaint(folder));
    PixelException e =
        assertThrows(PixelException.class, () -> CorpusFiles.find(List.of("no\0path")));
    assertTrue(e.getMessage().startsWith("there is no file or folder no"), e.getMessage());
  }

  private static String complaint(Path path) {
    return assertThrows(PixelException.class, () -> CorpusFiles.find(List.of(path.toString())))
        .getMessage();
  }

  @Test
  void fingerprintNoticesWhatMatters() throws IOException {
    write("a.txt", "x".repeat(200_000));
    write("b.txt", "text");
    DataFingerprint before = fingerprint();
    before.requireSame(fingerprint());
    assertEquals(2, before.files());
    assertEquals(200_004, before.bytes());

    write("b.txt", "tExt");
    assertNotEquals(before, fingerprint());
    write("b.txt", "text");
    assertEquals(before, fingerprint());
    write("a.txt", "x".repeat(199_999) + "y");
    assertNotEquals(before, fingerprint());
    write("a.txt", "x".repeat(200_000));
    Files.move(folder.resolve("b.txt"), folder.resolve("c.txt"));
    DataFingerprint renamed = fingerprint();
    PixelException e = assertThrows(PixelException.class, () -> before.requireSame(renamed));
    assertTrue(e.getMessage().contains("other data (2 files, 200004 bytes"), e.getMessage());
  }

  @Test
  void fingerprintDoesNotDependOnWhereTheFolderIs() throws IOException {
    write("here/a.txt", "text");
    write("there/below/a.txt", "text");
    assertEquals(
        DataFingerprint.of(CorpusFiles.find(List.of(folder.resolve("here").toString()))),
        DataFingerprint.of(CorpusFiles.find(List.of(folder.resolve("there/below").toString()))));
  }

  private DataFingerprint fingerprint() {
    return DataFingerprint.of(CorpusFiles.find(List.of(folder.toString())));
  }
}
