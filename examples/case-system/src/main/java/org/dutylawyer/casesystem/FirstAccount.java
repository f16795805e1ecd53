package org.dutylawyer.casesystem;

import java.security.SecureRandom;
import java.util.Base64;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The bureau and the account that an empty system begins with; both make all others. It is a bureau
 * of all regions, as what concerns them all could not be taken over by one below.
 */
@Component
public class FirstAccount {

  /** Id of the bureau that the first account belongs to. */
  public static final String ORGAN = "bureau";

  private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 15;

  private final Accounts accounts;
  private final CaseSystemProperties.First first;
  private final TransactionTemplate transaction;

  /** With what is set for it. */
  public FirstAccount(
      Accounts accounts, CaseSystemProperties properties, TransactionTemplate transaction) {
    this.accounts = accounts;
    this.first = properties.first();
    this.transaction = transaction;
  }

  /**
   * Makes it, unless there is an account.
   *
   * @throws IllegalStateException if what is set for it cannot be
   */
  public void make() {
    if (!accounts.isEmpty()) {
      return;
    }
    boolean drawn = first.password().isBlank();
    if (!drawn && !Accounts.mayBePassword(first.password())) {
      throw new IllegalStateException(
          "case-system.first.password: found "
              + first.password().length()
              + " characters, expected at least "
              + Accounts.LEAST_PASSWORD
              + " and no more than "
              + Accounts.MOST_PASSWORD
              + " bytes");
    }
    String password = drawn ? draw() : first.password();
    transaction.executeWithoutResult(
        status -> {
          if (accounts.organs().stream().noneMatch(o -> o.id().equals(ORGAN))) {
            accounts.add(
                new Accounts.Organ(ORGAN, Role.BUREAU, first.organ(), CaseUser.EVERYWHERE));
          }
          accounts.add(first.username(), password, Role.BUREAU, first.organ(), ORGAN, "");
        });
    if (drawn) {
      LOG.warn(
          "首个账号 (the first account): {} / {} — 只显示这一次，登录后请修改 (told this once; change it after the"
              + " login)",
          first.username(),
          password);
    } else {
      LOG.info("首个账号 (the first account): {}", first.username());
    }
  }

  private static String draw() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
