// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A hub on this machine that behaves as Hugging Face's: large files are at another place, to which
 * it redirects with their size and checksum, small ones come from the hub with Git's number.
 */
final class FakeHub implements AutoCloseable {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private final HttpServer server;
  private final HttpServer store;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> wrongTags = new LinkedHashMap<>();
  private int breakAfter = Integer.MAX_VALUE;
  private boolean ranges = true;
  private String silent = "";
  private int status = 200;

  FakeHub() {
    server = start(this::answer);
    store = start(this::send);
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static HttpServer start(Answer answer) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              answer.to(exchange);
            }
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  FakeHub with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** From now on every answer of a large file breaks off after so many bytes. */
  void breakAfter(int bytes) {
    breakAfter = bytes;
  }

  /** From now on whole files are sent, whatever is asked for. */
  void withoutRanges() {
    ranges = false;
  }

  /** From now on every question is answered with a status. */
  void answerWith(int code) {
    status = code;
  }

  /** From now on neither size nor checksum is told of a small file. */
  void keepSilentAbout(String name) {
    silent = name;
  }

  /** From now on a file is said to have another checksum. */
  void claim(String name, String tag) {
    wrongTags.put(name, tag);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method, path and range of all that was asked for. */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    if (status != 200) {
      exchange.sendResponseHeaders(status, -1);
    } else if (path.startsWith("/api/models/team/tiny/revision/")) {
      String listed =
          files.keySet().stream()
              .map("{\"rfilename\":\"%s\"}"::formatted)
              .collect(Collectors.joining(","));
      byte[] json =
          "{\"id\":\"team/tiny\",\"sha\":\"%s\",\"siblings\":[%s]}"
              .formatted(COMMIT, listed)
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, json.length);
      exchange.getResponseBody().write(json);
    } else {
      file(exchange, path.replace("/team/tiny/resolve/" + COMMIT + "/", ""));
    }
  }

  private void file(HttpExchange exchange, String name) throws IOException {
    byte[] content = files.get(name);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    if (content.length > 1000) {
      String tag = wrongTags.getOrDefault(name, hash("SHA-256", new byte[0], content));
      exchange.getResponseHeaders().set("X-Linked-Etag", '"' + tag + '"');
      exchange.getResponseHeaders().set("X-Linked-Size", "" + content.length);
      exchange
          .getResponseHeaders()
          .set("Location", "http://127.0.0.1:" + store.getAddress().getPort() + "/" + name);
      exchange.sendResponseHeaders(302, -1);
      return;
    }
    if (name.equals(silent)) {
      boolean asked = exchange.getRequestMethod().equals("GET");
      exchange.sendResponseHeaders(200, asked ? 0 : -1); // 0: chunked, of unknown length
      if (asked) {
        exchange.getResponseBody().write(content);
      }
      return;
    }
    byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("ETag", "W/\"" + wrongTags.getOrDefault(name, hash("SHA-1", head, content)) + '"');
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", "" + content.length);
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private void send(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    byte[] content = files.get(name);
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(exchange.getRequestMethod() + " store " + name + " " + range);
    int from = 0;
    if (range != null && ranges) {
      from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    int sent = Math.min(breakAfter, content.length - from);
    OutputStream body = exchange.getResponseBody();
    body.write(content, from, sent);
    body.flush();
    // Closing an exchange whose body is not complete closes the connection.
  }

  private static String hash(String algorithm, byte[] head, byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(head);
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    store.stop(0);
  }
}
