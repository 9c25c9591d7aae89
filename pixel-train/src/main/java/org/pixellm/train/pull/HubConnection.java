// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.pixellm.plugins.PixelException;

/**
 * Asks a hub by HTTP. Redirects are followed, except from HTTPS to HTTP. Every wait has an end.
 *
 * <p>{@link HttpURLConnection}, because of Java's clients it is the one that gives up on a body of
 * which nothing comes.
 */
final class HubConnection {
  private static final int MOST_REDIRECTS = 10;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;

  private final int timeoutMillis;

  /**
   * A way to ask.
   *
   * @param timeout how long nothing may come before an attempt is given up
   */
  HubConnection(Duration timeout) {
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  /** What a hub says of a file before it is fetched, or sends it to elsewhere. */
  HttpURLConnection head(URI uri) {
    return ask("HEAD", uri, Map.of(), true);
  }

  /**
   * Asks for content.
   *
   * @param headers of the request, by name
   * @return answered with a status of 200 to 299, or 416
   */
  HttpURLConnection get(URI uri, Map<String, String> headers) {
    return ask("GET", uri, headers, false);
  }

  /**
   * Asks, and follows redirects.
   *
   * @param onlyAtHost whether one to another host is the answer
   */
  private HttpURLConnection ask(
      String method, URI first, Map<String, String> headers, boolean onlyAtHost) {
    URI uri = first;
    try {
      for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        HttpURLConnection connection = open(method, uri, headers);
        int status = connection.getResponseCode();
        if (!isRedirect(status)) {
          requireGood(status, connection, uri);
          return connection;
        }
        String location = connection.getHeaderField("Location");
        if (location == null) {
          throw new PixelException(uri + " answers with a redirect that leads nowhere");
        }
        URI next = uri.resolve(location);
        if (onlyAtHost && !sameHost(uri, next)) {
          return connection;
        }
        connection.disconnect();
        requireSafe(uri, next);
        uri = next;
      }
    } catch (IllegalArgumentException e) {
      throw new PixelException(uri + " redirects to what is no address", e);
    } catch (IOException e) {
      throw unreachable(uri, e);
    }
    throw new PixelException("%s redirects more than %d times".formatted(first, MOST_REDIRECTS));
  }

  private HttpURLConnection open(String method, URI uri, Map<String, String> headers)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(timeoutMillis);
    connection.setReadTimeout(timeoutMillis);
    connection.setRequestProperty("User-Agent", "pixel");
    connection.setRequestProperty(
        "Accept-Encoding", "identity"); // or sizes would be of something else
    headers.forEach(connection::setRequestProperty);
    return connection;
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static boolean sameHost(URI one, URI other) {
    return one.getHost().equals(other.getHost()) && one.getPort() == other.getPort();
  }

  private static void requireSafe(URI from, URI to) {
    boolean web = "https".equals(to.getScheme()) || "http".equals(to.getScheme());
    boolean lowered = "https".equals(from.getScheme()) && !"https".equals(to.getScheme());
    if (!web || lowered || to.getHost() == null) {
      throw new PixelException("%s redirects to %s, which is not followed".formatted(from, to));
    }
  }

  private static void requireGood(int status, HttpURLConnection connection, URI uri) {
    if (status / 100 == 2 || status == 416) {
      return;
    }
    connection.disconnect();
    throw new PixelException(
        switch (status) {
          case UNAUTHORIZED, FORBIDDEN ->
              "%s may not be read without an account (status %d): there is no such model, or it is private or gated; fetch it by the hub's own tools, and go on with import"
                  .formatted(uri, status);
          case NOT_FOUND -> "there is no %s (status 404)".formatted(uri);
          case TOO_MANY ->
              "%s has been asked too often (status 429); try again later".formatted(uri);
          default -> "%s answers with status %d; try again later".formatted(uri, status);
        });
  }

  private static PixelException unreachable(URI uri, IOException e) {
    String reason;
    if (e instanceof UnknownHostException) {
      reason = "no such host is known";
    } else if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      reason = "nothing answers there";
    } else if (e instanceof SocketTimeoutException) {
      reason = "it does not answer in time";
    } else if (e instanceof SSLException) {
      reason = "no safe connection can be made: " + e.getMessage();
    } else {
      reason = String.valueOf(e.getMessage());
    }
    return new PixelException(
        "%s cannot be reached: %s; is there a network, and is the address right (--endpoint, %s)?"
            .formatted(uri, reason, HubAddress.VARIABLE),
        e);
  }
}
