// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import ai.djl.util.Utils;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The folder into which DJL unpacks PyTorch's native libraries. */
final class NativeCacheCheck implements Check {
  private static final String SUBJECT = "Native libraries";
  private static final long MEGABYTE = 1 << 20;

  /** What PyTorch's libraries take, and a little. */
  private static final long NEEDED = 600 * MEGABYTE;

  private final Path folder;

  @Inject
  NativeCacheCheck() {
    this(Utils.getEngineCacheDir("pytorch"));
  }

  NativeCacheCheck(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  @Override
  public Finding look() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("folder", folder.toString());
    boolean unpacked = holdsAnything();
    facts.put("unpacked", unpacked ? "yes" : "not yet");
    Path existing = nearestExisting();
    try {
      Path probe = Files.createTempFile(existing, ".pixel-doctor", ".tmp");
      Files.delete(probe);
      long free = Files.getFileStore(existing).getUsableSpace();
      facts.put("free space", free / MEGABYTE + " MB");
      if (!unpacked && free < NEEDED) {
        return Finding.bad(
            SUBJECT,
            facts,
            "%d MB are free in %s, and PyTorch's libraries take %d MB"
                .formatted(free / MEGABYTE, existing, NEEDED / MEGABYTE),
            "free some space, or set DJL_CACHE_DIR to a folder on a larger disk");
      }
    } catch (IOException e) {
      return Finding.bad(
          SUBJECT,
          facts,
          existing + " cannot be written to",
          "make it writable, or set DJL_CACHE_DIR to a folder that is");
    }
    return Finding.good(SUBJECT, facts);
  }

  private boolean holdsAnything() {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private Path nearestExisting() {
    Path path = folder;
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }
}
