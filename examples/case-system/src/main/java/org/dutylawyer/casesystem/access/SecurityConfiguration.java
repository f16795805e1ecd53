package org.dutylawyer.casesystem.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.dutylawyer.casesystem.Asked;
import org.dutylawyer.casesystem.audit.Audit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Who gets in: people by a form and a session, machines by a token, calendars by the token in their
 * address. What those who are in may do stands in {@link Role}.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

  /** Everything comes from here; no script or style stands inside a page. */
  public static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** The time of China, wherever this runs. */
  @Bean
  Clock clock() {
    return Clock.system(ZoneId.of("Asia/Shanghai"));
  }

  /** Passwords are kept as bcrypt hashes, named so that they can be strengthened later. */
  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** No parameter holds the character that no database keeps. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value.indexOf('\u0000') < 0);
    return firewall;
  }

  /** Machines: a token with each request, no session, so nothing that another site could use. */
  @Bean
  @Order(1)
  SecurityFilterChain machines(HttpSecurity http, Tokens tokens, RateLimit limit) throws Exception {
    headers(http)
        .securityMatcher("/api/**", "/actuator/**")
        .csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .authorizeHttpRequests(
            r ->
                r.requestMatchers("/actuator/health/**", "/actuator/health", "/api/openapi.json")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasRole(Role.BUREAU.name())
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(
                        (request, response, why) ->
                            problem(
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "需要有效的令牌 (a valid token is needed)"))
                    .accessDeniedHandler(
                        (request, response, why) ->
                            problem(response, HttpStatus.FORBIDDEN, "没有此项权限 (not permitted)")))
        .addFilterBefore(new BearerTokenFilter(tokens, limit), AnonymousAuthenticationFilter.class)
        .addFilterBefore(new RateLimitFilter(limit), AuthorizationFilter.class);
    return http.build();
  }

  /** People: a form, a session that gets a new number at the login, and tokens in all forms. */
  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, RateLimit limit, Audit audit, Accounts accounts)
      throws Exception {
    LoginAttempts attempts = new LoginAttempts(limit, audit, accounts);
    SessionEnded ended = new SessionEnded();
    HttpSessionRequestCache whole = new HttpSessionRequestCache();
    // After the login it goes on with a page, not with a part of one or with what is not shown.
    whole.setRequestMatcher(
        r ->
            r.getMethod().equals("GET")
                && !Asked.forPart(r)
                && !r.getRequestURI().startsWith("/favicon"));
    headers(http)
        .authorizeHttpRequests(
            r ->
                r.requestMatchers(
                        "/login",
                        "/error",
                        "/css/**",
                        "/js/**",
                        "/webjars/**",
                        "/icon.svg",
                        "/favicon.ico",
                        "/feeds/*")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(f -> f.loginPage("/login").successHandler(attempts).failureHandler(attempts))
        .logout(
            l -> l.addLogoutHandler(attempts).logoutSuccessUrl("/login?out").deleteCookies("CASES"))
        .requestCache(cache -> cache.requestCache(whole))
        .exceptionHandling(e -> e.authenticationEntryPoint(ended).accessDeniedHandler(ended))
        .sessionManagement(
            s ->
                s.sessionFixation(f -> f.changeSessionId())
                    .maximumSessions(5)
                    .expiredSessionStrategy(ended))
        .addFilterBefore(attempts, UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(new ClosedAccountFilter(accounts), AuthorizationFilter.class)
        .addFilterAfter(new RateLimitFilter(limit), CsrfFilter.class);
    return http.build();
  }

  private static HttpSecurity headers(HttpSecurity http) throws Exception {
    return http.headers(
        h ->
            h.contentSecurityPolicy(c -> c.policyDirectives(CONTENT))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    p -> p.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                .crossOriginOpenerPolicy(
                    c ->
                        c.policy(
                            org.springframework.security.web.header.writers
                                .CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy
                                .SAME_ORIGIN)));
  }

  static void problem(HttpServletResponse response, HttpStatus status, String title)
      throws java.io.IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response
        .getWriter()
        .write(
            "{\"type\":\"urn:duty-lawyer:problem:"
                + status.name().toLowerCase(Locale.ROOT).replace('_', '-')
                + "\",\"title\":\""
                + title
                + "\",\"status\":"
                + status.value()
                + "}");
  }
}
