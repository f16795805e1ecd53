package org.dutylawyer.casesystem.access;

import org.dutylawyer.text.Title;

/** What an account may be allowed to do. Which cases it may do it in is another question. */
public enum Permission {
  /** See its own cases with their answers (查看案件及答复). */
  CASE_READ("查看本单位案件", "see its own cases"),
  /** Enter or import a case (录入、导入案件). */
  CASE_CREATE("录入、导入案件", "enter and import cases"),
  /** State facts of a case (填写案件事实). */
  FACT_WRITE("填写案件事实", "state facts of a case"),
  /** Record what happened (登记事件). */
  EVENT_WRITE("登记事件", "record events"),
  /** See what a lawyer's conduct meets (查看律师行为审查表). */
  CONDUCT_READ("查看律师行为审查表", "see conduct sheets"),
  /** See the lawyers with their eligibility (查看律师名册). */
  ROSTER_READ("查看律师名册", "see the lawyers' roster"),
  /** Keep the lawyers' roster (维护律师名册). */
  ROSTER_WRITE("维护律师名册", "keep the lawyers' roster"),
  /** See which packs and notices answer (查看规则包和放假安排). */
  RULES_READ("查看规则包和放假安排", "see packs and notices"),
  /** Have a pack or a notice checked, with what it would change (送检规则包、放假安排). */
  RULES_PROPOSE("送检规则包、放假安排", "have packs and notices checked"),
  /** Take a checked pack or notice over (启用规则包、放假安排). */
  RULES_TAKE_OVER("启用规则包、放假安排", "take packs and notices over"),
  /** See the audit log (查看审计日志). */
  AUDIT_READ("查看审计日志", "see the audit log"),
  /** Make accounts and close them (管理账号). */
  ACCOUNT_WRITE("管理账号", "keep accounts"),
  /** See metrics (查看运行指标). */
  METRICS_READ("查看运行指标", "see metrics");

  private final Title title;

  Permission(String zh, String en) {
    this.title = new Title(zh, en);
  }

  /** What it allows. */
  public Title title() {
    return title;
  }
}
