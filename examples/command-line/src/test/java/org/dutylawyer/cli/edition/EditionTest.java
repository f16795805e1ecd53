package org.dutylawyer.cli.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.packs.national.NationalPack;
import org.dutylawyer.workbench.FolderPacks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edition of the national pack, as files on disk. */
class EditionTest {

  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
  private static final Pattern HREF = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");

  @TempDir private static Path folder;

  private static DutyLawyerRules rules;
  private static Edition edition;
  private static final Map<String, String> PAGES = new TreeMap<>();

  @BeforeAll
  static void generate() throws IOException {
    RulePack national = new NationalPack();
    rules = new FolderPacks().pack(org.dutylawyer.pack.PackFiles.fromService(national)).build();
    edition = Edition.of(rules);
    edition.write(folder);
    for (String name : edition.names()) {
      PAGES.put(name, Files.readString(folder.resolve(name), UTF_8));
    }
  }

  private static Pack national() {
    return rules.packs().get("CN");
  }

  private static long count(String id) {
    return PAGES.values().stream().flatMap(EditionTest::ids).filter(id::equals).count();
  }

  private static java.util.stream.Stream<String> ids(String page) {
    return ID.matcher(page).results().map(m -> unescape(m.group(1)));
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Test
  void every_scenario_comes_out_as_it_says() {
    assertThat(edition.scenarios()).isPositive();
    assertThat(edition.failing()).isZero();
  }

  @Test
  void no_word_of_the_index_opens_or_ends_a_script() {
    assertThat(Edition.json(List.of(Map.of("t", "<!--<script>甲</script>"))))
        .doesNotContain("<")
        .contains("\\u003c!--", "甲");
  }

  @Test
  void every_passage_stands_once_on_the_page_of_its_instrument() {
    for (Instrument instrument : national().manifest().instruments()) {
      String page =
          PAGES.values().stream()
              .filter(p -> p.contains("<h1>" + Html.escape(instrument.title().zh()) + "</h1>"))
              .findFirst()
              .orElseThrow();
      List<String> ids = ids(page).toList();
      assertThat(instrument.text().passages()).isNotEmpty();
      instrument
          .text()
          .passages()
          .values()
          .forEach(
              passage -> {
                assertThat(ids).as(instrument.id()).containsOnlyOnce(passage.path());
                assertThat(page)
                    .contains("<p class=\"passage\">" + Html.escape(passage.text()) + "</p>");
              });
    }
  }

  @Test
  void every_rule_stands_once() {
    assertThat(national().rules()).isNotEmpty();
    for (Instrument instrument : national().manifest().instruments()) {
      String page =
          PAGES.values().stream()
              .filter(p -> p.contains("<h1>" + Html.escape(instrument.title().zh()) + "</h1>"))
              .findFirst()
              .orElseThrow();
      List<String> ids = ids(page).toList();
      for (RuleModel rule : national().rules()) {
        if (rule.norm().instrument().equals(instrument.id())) {
          assertThat(ids).as(rule.norm().toString()).containsOnlyOnce(Site.anchor(rule.norm()));
        } else {
          assertThat(page).doesNotContain("规则编号 " + rule.norm() + "\"");
        }
      }
    }
  }

  @Test
  void no_id_stands_twice_on_a_page() {
    PAGES.forEach((name, page) -> assertThat(ids(page).toList()).as(name).doesNotHaveDuplicates());
  }

  @Test
  void every_link_leads_to_something_on_the_site() {
    Map<String, Set<String>> targets = new TreeMap<>();
    PAGES.forEach((name, page) -> targets.put(name, new HashSet<>(ids(page).toList())));
    List<String> dead = new ArrayList<>();
    int followed = 0;
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      if (!page.getKey().endsWith(".html")) {
        continue;
      }
      Matcher href = HREF.matcher(page.getValue());
      while (href.find()) {
        String[] parts = unescape(href.group(1)).split("#", 2);
        String file = parts[0].isEmpty() ? page.getKey() : parts[0];
        boolean there =
            PAGES.containsKey(file)
                && (parts.length < 2
                    || targets.get(file).contains(URLDecoder.decode(parts[1], UTF_8)));
        followed++;
        if (!there) {
          dead.add(page.getKey() + " -> " + href.group(1));
        }
      }
    }
    assertThat(followed).isGreaterThan(100);
    assertThat(dead).isEmpty();
  }

  @Test
  void nothing_is_asked_of_the_network() {
    PAGES.forEach(
        (name, page) ->
            assertThat(page)
                .as(name)
                .doesNotContain("http://", "https://", "url(", "@import", "\"//"));
  }

  @Test
  void the_same_packs_give_the_same_bytes() {
    Edition again = Edition.of(rules);
    assertThat(again.names()).isEqualTo(edition.names());
    again.names().forEach(name -> assertThat(again.file(name)).isEqualTo(edition.file(name)));
  }

  @Test
  void no_page_tells_where_it_was_made() {
    PAGES.forEach(
        (name, page) ->
            assertThat(page)
                .as(name)
                .doesNotContain(System.getProperty("user.dir"), folder.toString()));
  }

  @Test
  void the_hashes_of_pack_and_text_are_shown() {
    Pack pack = national();
    String index = PAGES.get("index.html");
    assertThat(index).contains("sha256 " + pack.files().sha256());
    assertThat(PAGES.get("cn.html"))
        .contains("sha256 " + pack.manifest().instruments().get(0).sha256());
  }

  @Test
  void readings_show_their_options_and_the_default() {
    assertThat(PAGES.get("cn.html")).contains("id=\"reading-cn-19-1\"", "<em>默认</em>", "争议解释");
  }

  @Test
  void the_search_knows_text_and_rules() {
    assertThat(PAGES.get("search.js"))
        .startsWith("window.EDITION = [")
        .contains("法律帮助通知书", "cn.html#19/2", "应当自收到法律帮助通知书之日起2个工作日内");
  }

  @Test
  void an_unknown_file_is_refused_with_the_names_there_are() {
    assertThatThrownBy(() -> edition.file("no.html"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.html")
        .hasMessageContaining("index.html");
  }

  @Test
  void ids_of_norms_are_not_found_where_no_norm_is() {
    assertThat(count("99/1")).isZero();
  }
}
