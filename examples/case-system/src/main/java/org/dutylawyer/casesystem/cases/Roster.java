package org.dutylawyer.casesystem.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dutylawyer.Question;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.text.Title;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The lawyers of a region, with whether each may stand on duty by the texts in force (律师名册). */
@Repository
public class Roster {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {};

  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,59}");
  private static final int MOST_NAME = 100;
  private static final int MOST_FIRM = 200;

  private final JdbcClient db;
  private final LiveRules live;
  private final Audit audit;

  /** Over this database. */
  public Roster(JdbcClient db, LiveRules live, Audit audit) {
    this.db = db;
    this.live = live;
    this.audit = audit;
  }

  /**
   * A lawyer.
   *
   * @param id the id, which case files use as well
   * @param name the name
   * @param firm the firm
   * @param jurisdiction the region
   * @param facts what is known about the lawyer, by the words of the vocabulary
   * @param version how often the entry was written
   */
  public record Entry(
      String id,
      String name,
      String firm,
      String jurisdiction,
      Map<String, String> facts,
      long version) {

    /** Copies the facts. */
    public Entry {
      facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    }
  }

  /**
   * Whether a lawyer meets a requirement.
   *
   * @param requirement the requirement in words
   * @param outcome {@code met}, {@code failed} or {@code open}
   * @param cite the provision
   * @param quote its words
   */
  public record Requirement(String requirement, String outcome, String cite, String quote) {}

  /** The lawyers of a region, by name. */
  public List<Entry> in(String jurisdiction) {
    return db.sql("select * from lawyer where jurisdiction like ? order by name, id")
        .param(jurisdiction + "%")
        .query(Roster::entry)
        .list();
  }

  /** A lawyer. */
  public Optional<Entry> find(String id) {
    return db.sql("select * from lawyer where id = ?").param(id).query(Roster::entry).optional();
  }

  /**
   * Adds a lawyer, told to the log.
   *
   * @throws BadInputException with what cannot be: the id, the name, words that no vocabulary has
   */
  @Transactional
  public void add(CaseUser user, Entry entry) {
    check(entry);
    if (find(entry.id()).isPresent()) {
      throw bad("id", entry.id(), new Title("尚未使用的代号", "an id that no other lawyer has"));
    }
    add(entry);
    audit.add(user, Audit.Action.LAWYER_MADE, entry.id(), Map.of());
  }

  /** Adds a lawyer that no account does. */
  @Transactional
  public void add(Entry entry) {
    db.sql(
            """
            insert into lawyer (id, name, firm, jurisdiction, facts, version)
            values (?, ?, ?, ?, ?, 1)
            """)
        .params(entry.id(), entry.name(), entry.firm(), entry.jurisdiction(), json(entry.facts()))
        .update();
  }

  /**
   * Changes what is known about a lawyer.
   *
   * @throws VersionConflictException if the entry was changed since it was read
   */
  @Transactional
  public void change(CaseUser user, Entry entry) {
    check(entry);
    int changed =
        db.sql(
                """
                update lawyer set name = ?, firm = ?, facts = ?, version = version + 1
                where id = ? and version = ?
                """)
            .params(entry.name(), entry.firm(), json(entry.facts()), entry.id(), entry.version())
            .update();
    if (changed == 0) {
      throw new VersionConflictException(find(entry.id()).map(Entry::version).orElse(0L));
    }
    audit.add(user, Audit.Action.LAWYER_CHANGED, entry.id(), Map.of());
  }

  /** Refuses what no roster can hold, and words that the vocabulary does not have. */
  private void check(Entry entry) {
    if (!ID.matcher(entry.id()).matches()) {
      throw bad(
          "id",
          entry.id(),
          new Title(
              "1至60个字符的代号，由汉字、字母、数字和 . _ - 组成", "an id of 1 to 60 letters, digits and . _ -"));
    }
    if (entry.name().isBlank() || entry.name().length() > MOST_NAME) {
      throw bad("name", entry.name(), new Title("1至100个字符的姓名", "a name of 1 to 100 characters"));
    }
    if (entry.firm().length() > MOST_FIRM) {
      throw bad("firm", entry.firm(), new Title("至多200个字符", "at most 200 characters"));
    }
    file(entry);
  }

  private static BadInputException bad(String where, String found, Title expected) {
    String shown = SourceText.shown(found);
    return new BadInputException(Problem.of(where, new Title(shown, shown), expected));
  }

  private CaseFile file(Entry entry) {
    var words = live.now().rules().vocabulary(entry.jurisdiction());
    FileEdit edit = FileEdit.empty("roster", entry.jurisdiction(), "", words);
    return edit.lawyer(entry.id(), entry.name(), entry.facts()).read(live.now().rules());
  }

  /** Which requirements a lawyer meets, by the rules of the region as of today. */
  public List<Requirement> requirements(Entry entry, Locale locale) {
    Assessment answer =
        live.now().rules().assess(file(entry), Question.today().only(Question.Part.OTHERS));
    Wording words = new Wording(answer, locale);
    return answer.findings().stream()
        .filter(f -> f.conclusion() instanceof Eligibility && f.displacedBy().isEmpty())
        .filter(f -> f.conclusion().of().id().equals(entry.id()))
        .filter(f -> f.outcome() != Outcome.DOES_NOT_APPLY)
        .map(f -> requirement(f, words))
        .distinct()
        .toList();
  }

  private static Requirement requirement(Finding finding, Wording words) {
    Eligibility eligibility = (Eligibility) finding.conclusion();
    String outcome =
        finding.outcome() == Outcome.UNDETERMINED
            ? "open"
            : eligibility.fulfilled() ? "met" : "failed";
    return new Requirement(
        words.conclusion(eligibility), outcome, words.cite(finding.norm()), finding.quote());
  }

  private static String json(Map<String, String> facts) {
    return JSON.valueToTree(new TreeMap<>(facts)).toString();
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    try {
      return new Entry(
          row.getString("id"),
          row.getString("name"),
          row.getString("firm"),
          row.getString("jurisdiction"),
          JSON.readValue(row.getString("facts"), FACTS),
          row.getLong("version"));
    } catch (JsonProcessingException e) {
      throw new SQLException("the facts of a lawyer are no JSON", e);
    }
  }
}
