package org.dutylawyer.cli.edition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** HTML as it grows; every text and every attribute is escaped on the way in. */
public final class Html {

  private final StringBuilder out = new StringBuilder();

  /** Markup that this program wrote itself. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** A text. */
  public Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** An element with a text, {@code el("p class=note", text)}; attributes follow the name. */
  public Html el(String tag, String text) {
    return open(tag).text(text).close(tag);
  }

  /** Opens an element. */
  public Html open(String tag) {
    out.append('<').append(tag).append('>');
    return this;
  }

  /** Closes an element that {@link #open} opened with the same argument. */
  public Html close(String tag) {
    int space = tag.indexOf(' ');
    out.append("</").append(space < 0 ? tag : tag.substring(0, space)).append('>');
    return this;
  }

  /** A link. */
  public Html link(String href, String text) {
    out.append("<a href=\"").append(escape(href)).append("\">");
    return text(text).raw("</a>");
  }

  /** A text for people, and its English for those who ask for it. */
  public Html both(String tag, org.dutylawyer.text.Title title) {
    el(tag, title.zh());
    int space = tag.indexOf(' ');
    String name = space < 0 ? tag : tag.substring(0, space);
    return el(name + " class=\"en\" lang=\"en\"", title.en());
  }

  /** A text as it stands in markup and in attributes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The part of a link behind the {@code #}, for an id with any characters. */
  static String fragment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
