/** Working days and time limits of mainland China (工作日、期限). */
module org.dutylawyer.calendar {
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires static transitive org.jspecify;

  exports org.dutylawyer.calendar;
  exports org.dutylawyer.text;
}
