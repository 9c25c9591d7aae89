// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.PixelException;

/**
 * Every byte of the files that a model was made of, by their hashes: what {@link DataFingerprint}
 * only looks into.
 *
 * @param bundled name of the bundled sample that the files are; empty for a user's own
 * @param count how many files
 * @param bytes their bytes together
 * @param sha256 SHA-256, in hex, over a line for each file: its own hash, two spaces, its path
 * @param files the files, sorted by path; none of more than {@value #MOST_LISTED}
 */
public record DataManifest(
    String bundled, int count, long bytes, String sha256, List<FileHash> files) {
  /** How many files are listed one by one. */
  static final int MOST_LISTED = 1000;

  /**
   * A file.
   *
   * @param path as it was reached from what the user named, with {@code /} between its parts
   * @param bytes its size
   * @param sha256 SHA-256 of its bytes, in hex
   */
  public record FileHash(String path, long bytes, String sha256) {
    /** The hash of a file as it is now, which is read through. */
    static FileHash of(Path file) {
      try {
        return new FileHash(
            file.toString().replace('\\', '/'),
            Files.size(file),
            org.pixellm.train.hash.FileHash.sha256(file));
      } catch (IOException e) {
        throw new PixelException("cannot read " + file + ": " + e, e);
      }
    }

    private String shortHash() {
      return sha256.substring(0, Math.min(12, sha256.length()));
    }
  }

  /** Copies the list. */
  public DataManifest {
    files = List.copyOf(files);
  }

  /**
   * The manifest of files and folders that a user named, as they are now. All bytes are read.
   *
   * @param named at least one; of a folder the files that pretraining would read
   * @throws PixelException if one is missing, empty, or cannot be read
   */
  public static DataManifest of(List<String> named) {
    return of(
        "",
        CorpusFiles.find(named).files().stream().map(file -> FileHash.of(file.path())).toList());
  }

  /** The same, of a bundled sample: of its files the names alone count. */
  public DataManifest asBundled(String sample) {
    return of(
        sample,
        files.stream()
            .map(
                file ->
                    new FileHash(
                        file.path().substring(file.path().lastIndexOf('/') + 1),
                        file.bytes(),
                        file.sha256()))
            .toList());
  }

  private static DataManifest of(String bundled, List<FileHash> hashes) {
    List<FileHash> sorted = new ArrayList<>(hashes);
    sorted.sort(Comparator.comparing(FileHash::path));
    MessageDigest digest = newDigest();
    long bytes = 0;
    for (FileHash file : sorted) {
      digest.update((file.sha256() + "  " + file.path() + "\n").getBytes(StandardCharsets.UTF_8));
      bytes += file.bytes();
    }
    return new DataManifest(
        bundled,
        sorted.size(),
        bytes,
        HexFormat.of().formatHex(digest.digest()),
        sorted.size() > MOST_LISTED ? List.of() : sorted);
  }

  /**
   * What is otherwise in another manifest, a clause each, such as {@code a.txt is missing}; empty
   * if nothing is.
   */
  public List<String> differences(DataManifest now) {
    if (sha256.equals(now.sha256)) {
      return List.of();
    }
    if (files.size() < count || now.files.size() < now.count) { // too many to be listed
      return List.of(
          "there were %d files of %d bytes, and there are %d of %d now, or others"
              .formatted(count, bytes, now.count, now.bytes));
    }
    Map<String, FileHash> present = new TreeMap<>();
    now.files.forEach(file -> present.put(file.path(), file));
    List<String> differences = new ArrayList<>();
    for (FileHash file : files) {
      FileHash other = present.remove(file.path());
      if (other == null) {
        differences.add(file.path() + " is missing");
      } else if (!other.equals(file)) {
        differences.add(changed(file, other));
      }
    }
    present.keySet().forEach(path -> differences.add(path + " was not there"));
    return differences;
  }

  /**
   * What is otherwise on the disk, as {@link #differences}. Files that are there are read through;
   * a bundled sample is not looked for.
   *
   * @param named files and folders, as the user named them
   */
  public List<String> differencesNow(List<String> named) {
    if (!bundled.isEmpty()) {
      return List.of();
    }
    List<String> there = named.stream().filter(name -> Files.exists(Path.of(name))).toList();
    return differences(there.isEmpty() ? of("", List.of()) : of(there));
  }

  private static String changed(FileHash then, FileHash now) {
    return "%s had %d bytes with SHA-256 %s and has %d with %s"
        .formatted(then.path(), then.bytes(), then.shortHash(), now.bytes(), now.shortHash());
  }

  /** Entries of {@code provenance.json}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    if (!bundled.isEmpty()) {
      map.put("bundled", bundled);
    }
    map.put("count", count);
    map.put("bytes", bytes);
    map.put("sha256", sha256);
    map.put(
        "list",
        files.stream()
            .map(
                file -> Map.of("path", file.path(), "bytes", file.bytes(), "sha256", file.sha256()))
            .toList());
    return map;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws PixelException if an entry is missing or wrong
   */
  public static DataManifest read(ConfigEntries entries) {
    List<FileHash> files = new ArrayList<>();
    if (!(entries.asMap().get("list") instanceof List<?> list)) {
      throw entries.wrong("list", "a list of files");
    }
    for (Object item : list) {
      if (!(item instanceof Map<?, ?>)) {
        throw entries.wrong("list", "a list of files");
      }
      Map<String, Object> section = new LinkedHashMap<>();
      section.put("file", item);
      ConfigEntries file = new ConfigEntries("a file of the list", section).section("file");
      files.add(new FileHash(file.text("path"), file.longInteger("bytes"), file.text("sha256")));
    }
    return new DataManifest(
        entries.text("bundled", ""),
        entries.integer("count"),
        entries.longInteger("bytes"),
        entries.text("sha256"),
        files);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
