// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says which texts need no quotes in YAML. Jackson's own rule leaves {@code 1e3} bare, which would
 * be read back as a number; this one quotes whatever is not plainly a word or a path.
 */
final class PlainText extends StringQuotingChecker {
  private static final long serialVersionUID = 1L;

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/][A-Za-z0-9_./+-]*( [A-Za-z0-9_./+-]+)*");
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  @Override
  public boolean needToQuoteName(String name) {
    return needToQuoteValue(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return !PLAIN.matcher(value).matches() || RESERVED.contains(value.toLowerCase(Locale.ROOT));
  }
}
