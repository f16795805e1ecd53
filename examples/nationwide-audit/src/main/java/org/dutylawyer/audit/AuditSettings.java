package org.dutylawyer.audit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.Moment;

/**
 * What an audit is to do.
 *
 * @param inputs files of case files, or folders of such files: JSON lines, or Parquet
 * @param output the folder to write
 * @param asOf the day asked about
 * @param knownOn only notices of days off published by this day count
 * @param packs folders of further packs
 * @param pieceBytes about how many bytes of text one task answers; the results depend on no other
 *     number
 * @param partitions into how many tasks the pieces are put; 0 for one task a piece
 * @param recheck of how many lines one is answered by Drools as well; 0 for none
 * @param lawyersNationwide whether one id of a lawyer is one lawyer in all files, so that days of
 *     lawyers can be counted
 * @param whatIf whether to ask what the proposals of the paper would bring
 * @param indicators the definitions of indicators to take; those that the audit brings where empty
 * @param assumptions what proposals are taken to cost; what the audit assumes where empty
 * @param madeUp whether the cases are made up, so that every page is marked
 * @param resume whether to go on with a run that was stopped
 * @param chinese language of the messages
 */
public record AuditSettings(
    List<String> inputs,
    String output,
    Moment asOf,
    Optional<LocalDate> knownOn,
    List<Path> packs,
    long pieceBytes,
    int partitions,
    long recheck,
    boolean lawyersNationwide,
    boolean whatIf,
    Optional<Path> indicators,
    Optional<Path> assumptions,
    boolean madeUp,
    boolean resume,
    boolean chinese) {

  /** Some 1,200 case files: a second or two of work, so that little is lost with a task. */
  public static final long PIECE_BYTES = 4L << 20;

  /** Copies the lists. */
  public AuditSettings {
    inputs = List.copyOf(inputs);
    packs = List.copyOf(packs);
  }
}
