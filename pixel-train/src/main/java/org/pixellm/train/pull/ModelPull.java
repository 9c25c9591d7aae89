// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.hash.FileHash;

/**
 * Fetches the files of a model from a hub. Interrupted at any moment it leaves whole files and
 * beginnings of files, and goes on from there when it is run again.
 */
public final class ModelPull {
  /** The file that says where a folder was pulled from. */
  public static final String RECORD = "hub.json";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final AtomicFileWriter files;

  /** Fetches by way of a file writer. */
  @Inject
  public ModelPull(AtomicFileWriter files) {
    this.files = files;
  }

  /** Is told how far a pull has come. */
  public interface Progress {
    /**
     * It is known what is to be fetched.
     *
     * @param files how many
     * @param bytes of all whose size the hub tells
     */
    void start(int files, long bytes);

    /** So many bytes are there, of all files together. */
    void at(long bytes);
  }

  /**
   * Fetches what is needed to use a model.
   *
   * @param target the folder; made if it is not there, and left as it is but for the files
   * @return the commit whose files they are
   * @throws PixelException if the hub cannot be reached, has no such model or does not let it be
   *     read, the connection breaks, a checksum is wrong, or there is no room
   */
  public String pull(HubAddress address, HubId id, Path target, Progress progress) {
    HubConnection hub = new HubConnection(TIMEOUT);
    HubListing listing = HubListing.ask(hub, address, id);
    List<RemoteFile> remote = new ArrayList<>();
    for (String name : NeededFiles.of(id, listing.files())) {
      remote.add(RemoteFile.ask(hub, address.file(id, listing.commit(), name), name));
    }
    progress.start(remote.size(), remote.stream().mapToLong(f -> f.size().orElse(0)).sum());
    Map<String, Object> fetched;
    FileDownload download = new FileDownload(hub);
    try {
      Files.createDirectories(target);
      long done = 0;
      for (RemoteFile file : remote) {
        Path path = target.resolve(file.name());
        Files.createDirectories(path.toAbsolutePath().getParent());
        long before = done;
        download.fetch(file, listing.commit(), path, bytes -> progress.at(before + bytes));
        done += Files.size(path);
      }
      fetched = FileHash.entries(target, remote.stream().map(RemoteFile::name).toList());
    } catch (IOException e) {
      throw new PixelException("could not write to %s: %s".formatted(target, e.getMessage()), e);
    }
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("endpoint", address.toString());
    record.put("id", id.path());
    record.put("revision", id.revision());
    record.put("commit", listing.commit());
    record.put("files", fetched);
    new JsonObjectFile(RECORD, files).write(target, record);
    return listing.commit();
  }
}
