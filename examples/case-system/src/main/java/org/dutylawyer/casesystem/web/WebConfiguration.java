package org.dutylawyer.casesystem.web;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.casesystem.access.PermissionInterceptor;
import org.dutylawyer.casesystem.audit.AccessLog;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Chinese first, with a switch; the check of permissions before every handler, and the log. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration implements WebMvcConfigurer {

  private final AccessLog log;

  /** With the log that is told who sees what and who is refused. */
  WebConfiguration(AccessLog log) {
    this.log = log;
  }

  /** The language is Chinese until somebody chooses the other. */
  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver =
        new CookieLocaleResolver("CASES_LANG") {
          @Override
          protected Locale parseLocaleValue(String written) {
            return language(super.parseLocaleValue(written));
          }
        };
    resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    return resolver;
  }

  /** One of the two; nothing else is a language of the pages. */
  private static Locale language(@Nullable Locale chosen) {
    return chosen != null && chosen.getLanguage().equals(Locale.ENGLISH.getLanguage())
        ? Locale.ENGLISH
        : Locale.SIMPLIFIED_CHINESE;
  }

  /** Forms are answered with a page or a part of one. */
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Reply.Resolver());
  }

  /** Programs that ask for the icon of old get the one that there is. */
  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/favicon.ico", "/icon.svg");
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(log); // first, so that it is told of what the next refuses
    registry.addInterceptor(new PermissionInterceptor());
    LocaleChangeInterceptor language =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String written) {
            return language(super.parseLocaleValue(written));
          }
        };
    language.setParamName("lang");
    language.setIgnoreInvalidLocale(true);
    // A request that ended in an error may be one whose parameters cannot be read.
    registry.addInterceptor(language).excludePathPatterns("/error");
  }
}
