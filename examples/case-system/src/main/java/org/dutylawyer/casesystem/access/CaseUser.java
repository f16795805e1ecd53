package org.dutylawyer.casesystem.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is logged in, or whose token it is.
 *
 * @param id number of the account
 * @param username name to log in with
 * @param password hash of the password
 * @param role what kind of account it is
 * @param displayName name to show
 * @param organ its organ; empty for a lawyer
 * @param organName name of the organ; empty for a lawyer
 * @param jurisdiction the region of its organ or lawyer
 * @param lawyer id of the lawyer in the roster; empty for an organ
 * @param enabled whether it may log in
 */
public record CaseUser(
    long id,
    String username,
    String password,
    Role role,
    String displayName,
    String organ,
    String organName,
    String jurisdiction,
    String lawyer,
    boolean enabled)
    implements UserDetails {

  private static final long serialVersionUID = 1L;

  /** The region that all others are in: the whole country. */
  public static final String EVERYWHERE = "CN";

  /** Who sends the request that is answered; empty for somebody without an account. */
  public static Optional<CaseUser> current() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof CaseUser user
        ? Optional.of(user)
        : Optional.empty();
  }

  /** Whether it may do that at all. */
  public boolean may(Permission permission) {
    return role.permissions().contains(permission);
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
  }

  @Override
  public String getPassword() {
    return password;
  }

  @Override
  public String getUsername() {
    return username;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return role + " account " + id;
  }
}
