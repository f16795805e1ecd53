package org.dutylawyer.internal.logic;

/**
 * Whether something holds, as a function of the variables: a node of a reduced ordered decision
 * diagram. Two decisions of the same {@link Decisions} are the same function exactly if they are
 * the same object, and the variables that occur in one are exactly those that can change it.
 */
public final class Decision {

  final int variable;
  final Decision[] children;
  final int number;

  Decision(int variable, Decision[] children, int number) {
    this.variable = variable;
    this.children = children;
    this.number = number;
  }

  boolean isLeaf() {
    return children.length == 0;
  }

  /** Its number, which spreads better than an address and needs no asking for. */
  @Override
  public int hashCode() {
    return number;
  }
}
