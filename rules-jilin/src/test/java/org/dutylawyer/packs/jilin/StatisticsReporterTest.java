package org.dutylawyer.packs.jilin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;

/** Who reports the monthly statistics: the justice bureau of the city or prefecture. */
class StatisticsReporterTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();

  @Test
  void whatTheAgencyReportsIsNoReportOfTheBureau() {
    assertThat(reportedBy("prefecture-justice-bureau").events()).hasSize(1);
    assertThatThrownBy(() -> reportedBy("legal-aid-agency"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("prefecture-justice-bureau");
  }

  private static CaseFile reportedBy(String actor) {
    return RULES
        .reader("CN-22")
        .read(
            """
            {"id": "case", "jurisdiction": "CN-22",
             "stations": [{"id": "s", "host": "court"}],
             "events": [{"type": "statistics-reported", "at": "2022-02-10", "station": "s",
                         "by": "%s"}]}
            """
                .formatted(actor),
            "case.json");
  }
}
