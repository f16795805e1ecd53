package org.dutylawyer.spring;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dutylawyer.Evaluator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code duty-lawyer.*} sets.
 *
 * @param evaluator what evaluates the rules
 * @param jurisdictions the jurisdictions to make ready; all packs if there is none
 * @param packFolders folders of packs that are loaded besides those on the class path
 * @param notices files of notices of days off, besides those that the library ships
 */
@ConfigurationProperties("duty-lawyer")
public record DutyLawyerProperties(
    @DefaultValue("drools") Evaluator evaluator,
    @DefaultValue Set<String> jurisdictions,
    @DefaultValue List<Path> packFolders,
    @DefaultValue List<Path> notices) {

  /** Copies the collections. */
  public DutyLawyerProperties {
    jurisdictions = Set.copyOf(jurisdictions);
    packFolders = List.copyOf(packFolders);
    notices = List.copyOf(notices);
  }
}
