// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.pixellm.plugins.PixelException;

/**
 * What a hub says a model consists of.
 *
 * @param commit the state of its files, so that all that are fetched belong together
 * @param files their names, as the hub writes them
 */
record HubListing(String commit, List<String> files) {
  private static final int MOST_BYTES = 16_000_000;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");

  /** Copies the list. */
  HubListing {
    files = List.copyOf(files);
  }

  /**
   * Asks a hub.
   *
   * @throws PixelException if it cannot be reached, has no such model, or answers with something
   *     else
   */
  static HubListing ask(HubConnection hub, HubAddress address, HubId id) {
    URI uri = address.listing(id);
    JsonNode answer = json(hub, uri);
    String commit = answer.path("sha").asText();
    if (!COMMIT.matcher(commit).matches() || !answer.path("siblings").isArray()) {
      throw notAHub(uri, null);
    }
    List<String> files = new ArrayList<>();
    answer.path("siblings").forEach(file -> files.add(file.path("rfilename").asText()));
    return new HubListing(commit, files);
  }

  private static JsonNode json(HubConnection hub, URI uri) {
    try (InputStream in = hub.get(uri, Map.of()).getInputStream()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw notAHub(uri, null);
      }
      return new ObjectMapper().readTree(bytes);
    } catch (JsonProcessingException e) {
      throw notAHub(uri, e);
    } catch (IOException e) {
      throw new PixelException("the answer of %s broke off: %s".formatted(uri, e.getMessage()), e);
    }
  }

  private static PixelException notAHub(URI uri, Exception cause) {
    return new PixelException(
        "%s does not answer as a hub does, with a model's files; is the address right (--endpoint, %s)?"
            .formatted(uri, HubAddress.VARIABLE),
        cause);
  }
}
