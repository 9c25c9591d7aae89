// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.pixellm.plugins.PixelException;

/** Where things lie on a hub. */
public final class HubAddress {
  /** The public hub. */
  public static final String PUBLIC = "https://huggingface.co";

  /** The environment variable that names another. */
  public static final String VARIABLE = "PIXEL_HUB_ENDPOINT";

  private final String root;

  /**
   * A hub.
   *
   * @param endpoint its address, {@code https://...}
   * @throws PixelException if it is no address of HTTP
   */
  public HubAddress(String endpoint) {
    this.root = endpoint.replaceFirst("/+$", "");
    try {
      URI uri = new URI(root);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
        throw wrong(endpoint, null);
      }
    } catch (URISyntaxException e) {
      throw wrong(endpoint, e);
    }
  }

  private static PixelException wrong(String endpoint, Exception cause) {
    return new PixelException(
        "\"%s\" is not the address of a hub; it must be as %s (--endpoint, %s)"
            .formatted(endpoint, PUBLIC, VARIABLE),
        cause);
  }

  /** What lists a model's files. */
  URI listing(HubId id) {
    return URI.create(root + "/api/models/" + id.path() + "/revision/" + encoded(id.revision()));
  }

  /** A file of a model as it was at a commit. */
  URI file(HubId id, String commit, String file) {
    String path =
        Arrays.stream(file.split("/")).map(HubAddress::encoded).collect(Collectors.joining("/"));
    return URI.create(root + "/" + id.path() + "/resolve/" + encoded(commit) + "/" + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return root;
  }
}
