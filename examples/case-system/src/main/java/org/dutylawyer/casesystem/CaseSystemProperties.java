package org.dutylawyer.casesystem;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code case-system.*} sets.
 *
 * @param home where the embedded database keeps its file
 * @param demo whether an empty database is filled with made-up accounts and cases
 * @param notifyDays how many days before its last day a limit is told to other systems
 * @param assessmentsDays how many days a file is kept that was only asked about
 * @param requestsAMinute how many requests one account or address may make in a minute
 * @param attemptsAMinute how many failed logins one account or address may make in a minute
 * @param webhook where limits that come near are sent; nowhere if it is not set
 * @param webhookSecret the key that the body of a webhook is signed with
 * @param first the account that an empty system without made-up cases begins with
 */
@ConfigurationProperties("case-system")
public record CaseSystemProperties(
    Path home,
    @DefaultValue("true") boolean demo,
    @DefaultValue("3") int notifyDays,
    @DefaultValue("180") int assessmentsDays,
    @DefaultValue("1200") int requestsAMinute,
    @DefaultValue("10") int attemptsAMinute,
    @Nullable URI webhook,
    @DefaultValue("") String webhookSecret,
    @DefaultValue First first) {

  /**
   * The first account of an empty system: a bureau's for all regions, which makes all others.
   *
   * @param username name to log in with
   * @param password its password; blank to have one drawn and told once at the first start
   * @param organ name of the bureau
   */
  public record First(
      @DefaultValue("admin") String username,
      @DefaultValue("") String password,
      @DefaultValue("司法局") String organ) {

    /** Without the password. */
    @Override
    public String toString() {
      return username + ", " + organ;
    }
  }

  /** A webhook without a key to sign with is refused at the start, and days that are none. */
  public CaseSystemProperties {
    if (assessmentsDays < 1) {
      throw new IllegalArgumentException(
          "case-system.assessments-days: found " + assessmentsDays + ", expected 1 or more");
    }
    if (webhook != null && webhookSecret.length() < 16) {
      throw new IllegalArgumentException(
          "case-system.webhook-secret: at least 16 characters are needed to sign what is sent to "
              + webhook.getHost());
    }
  }
}
