package org.dutylawyer.casesystem.access;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts and the organs that they belong to (账号、单位). */
@Repository
public class Accounts implements UserDetailsService {

  /** The fewest characters that a password must have. */
  public static final int LEAST_PASSWORD = 10;

  /** The most bytes in UTF-8 that the hash takes in: 24 Chinese characters, or 72 letters. */
  public static final int MOST_PASSWORD = 72;

  private static final int MOST_NAME = 200;

  /** What the audit log and the history call those without an account. */
  private static final Set<String> NOT_NAMES = Set.of("system", "anonymous", "nobody");

  private static final String SELECT =
      """
      select a.*, o.name as organ_name, coalesce(o.jurisdiction, l.jurisdiction) as place
      from account a
      left join organ o on o.id = a.organ_id
      left join lawyer l on l.id = a.lawyer_id
      """;

  private final JdbcClient db;
  private final PasswordEncoder encoder;

  /** Over this database. */
  public Accounts(JdbcClient db, PasswordEncoder encoder) {
    this.db = db;
    this.encoder = encoder;
  }

  /**
   * An organ that takes part in cases.
   *
   * @param id its id
   * @param kind what it is
   * @param name its name
   * @param jurisdiction its region
   */
  public record Organ(String id, Role kind, String name, String jurisdiction) {

    /** Whether cases of that region can come to it: they are of one line of regions. */
    public boolean handles(String region) {
      return region.startsWith(jurisdiction) || jurisdiction.startsWith(region);
    }
  }

  @Override
  public CaseUser loadUserByUsername(String username) {
    return find(username).orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }

  /** The account of that name. */
  public Optional<CaseUser> find(String username) {
    return db.sql(SELECT + " where a.username = ?")
        .param(username)
        .query(Accounts::user)
        .optional();
  }

  /** The account of that number. */
  public Optional<CaseUser> find(long id) {
    return db.sql(SELECT + " where a.id = ?").param(id).query(Accounts::user).optional();
  }

  /** All accounts of a region, by name. */
  public List<CaseUser> in(String jurisdiction) {
    return db.sql(
            SELECT
                + " where coalesce(o.jurisdiction, l.jurisdiction) like ? order by a.role,"
                + " a.username")
        .param(jurisdiction + "%")
        .query(Accounts::user)
        .list();
  }

  /** All organs, by kind and name. */
  public List<Organ> organs() {
    return db.sql("select * from organ order by kind, name")
        .query(
            (row, n) ->
                new Organ(
                    row.getString("id"),
                    Role.valueOf(row.getString("kind")),
                    row.getString("name"),
                    row.getString("jurisdiction")))
        .list();
  }

  /** Whether there is no account yet. */
  public boolean isEmpty() {
    return db.sql("select count(*) from account").query(Long.class).single() == 0;
  }

  /**
   * Adds an organ.
   *
   * @throws BadInputException if its id, name or kind cannot be, or another has that id
   */
  @Transactional
  public void add(Organ organ) {
    check(organ);
    db.sql("insert into organ (id, kind, name, jurisdiction) values (?, ?, ?, ?)")
        .params(organ.id(), organ.kind().name(), organ.name(), organ.jurisdiction())
        .update();
  }

  /**
   * Adds an account; its password is kept as a hash alone.
   *
   * @param organ id of its organ; empty for a lawyer
   * @param lawyer id of the lawyer; empty for an organ
   */
  @Transactional
  public void add(
      String username,
      String password,
      Role role,
      String displayName,
      String organ,
      String lawyer) {
    db.sql(
            """
            insert into account (username, password, role, display_name, organ_id, lawyer_id, enabled)
            values (?, ?, ?, ?, ?, ?, true)
            """)
        .param(1, username)
        .param(2, requireNonNull(encoder.encode(password)))
        .param(3, role.name())
        .param(4, displayName)
        .param(5, organ.isEmpty() ? null : organ)
        .param(6, lawyer.isEmpty() ? null : lawyer)
        .update();
  }

  private void check(Organ organ) {
    if (!organ.id().matches("[a-z0-9][a-z0-9-]{1,39}")) {
      throw bad(
          "id", organ.id(), new Title("2至40个小写字母、数字或者 -", "2 to 40 small letters, digits or -"));
    }
    if (organ.name().isBlank() || organ.name().length() > MOST_NAME) {
      throw bad("name", organ.name(), new Title("1至200个字符的名称", "a name of 1 to 200 characters"));
    }
    if (organ.kind() == Role.LAWYER) {
      throw bad("kind", organ.kind().name(), new Title("单位的类别", "a kind of organ"));
    }
    if (organs().stream().anyMatch(o -> o.id().equals(organ.id()))) {
      throw bad("id", organ.id(), new Title("尚未使用的代号", "an id that no other organ has"));
    }
  }

  private static BadInputException bad(String where, String found, Title expected) {
    String shown = SourceText.shown(found);
    return new BadInputException(Problem.of(where, new Title(shown, shown), expected));
  }

  /**
   * Whether that can be the name of an account: in the one way of writing it, so that no two names
   * look alike by case or width, and none that the audit log uses otherwise.
   */
  public static boolean mayBeName(String text) {
    String written = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return text.equals(written)
        && text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,59}")
        && !NOT_NAMES.contains(text);
  }

  /** Whether that can be a password. */
  public static boolean mayBePassword(String text) {
    return text.length() >= LEAST_PASSWORD
        && text.getBytes(StandardCharsets.UTF_8).length <= MOST_PASSWORD;
  }

  /** Changes a password; sessions that were opened with the one before end. */
  @Transactional
  public void password(CaseUser user, String password) {
    db.sql("update account set password = ? where id = ?")
        .params(requireNonNull(encoder.encode(password)), user.id())
        .update();
  }

  /** Opens or closes an account; the sessions of a closed one end. */
  @Transactional
  public void enable(long id, boolean enabled) {
    db.sql("update account set enabled = ? where id = ?").params(enabled, id).update();
  }

  private static CaseUser user(ResultSet row, int n) throws SQLException {
    return new CaseUser(
        row.getLong("id"),
        row.getString("username"),
        row.getString("password"),
        Role.valueOf(row.getString("role")),
        row.getString("display_name"),
        orEmpty(row.getString("organ_id")),
        orEmpty(row.getString("organ_name")),
        orEmpty(row.getString("place")),
        orEmpty(row.getString("lawyer_id")),
        row.getBoolean("enabled"));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
