// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file on a hub.
 *
 * @param name its name in the model
 * @param uri where it is
 * @param size its bytes, if the hub says so
 * @param checksum what they must be, if the hub says so
 */
record RemoteFile(String name, URI uri, OptionalLong size, Optional<Checksum> checksum) {
  /**
   * Asks a hub.
   *
   * @throws org.pixellm.plugins.PixelException if it cannot be reached or has no such file
   */
  static RemoteFile ask(HubConnection hub, URI uri, String name) {
    HttpURLConnection answer = hub.head(uri);
    Optional<String> linked = Optional.ofNullable(answer.getHeaderField("X-Linked-Etag"));
    Optional<Checksum> checksum =
        linked
            .or(() -> Optional.ofNullable(answer.getHeaderField("ETag")))
            .flatMap(Checksum::ofTag);
    long size = answer.getHeaderFieldLong("X-Linked-Size", -1);
    if (size < 0 && linked.isEmpty()) {
      size = answer.getHeaderFieldLong("Content-Length", -1);
    }
    answer.disconnect();
    return new RemoteFile(
        name, uri, size < 0 ? OptionalLong.empty() : OptionalLong.of(size), checksum);
  }
}
