package org.dutylawyer.casesystem.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the end of the chain to the log of the program once a day. Who keeps that log elsewhere can
 * show later that entries were cut off at the end, which the chain by itself cannot.
 */
@Component
class HeadKept {

  private static final Logger LOG = LoggerFactory.getLogger(HeadKept.class);

  private final Audit audit;

  HeadKept(Audit audit) {
    this.audit = audit;
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "P1D")
  void tell() {
    Audit.Head head = audit.head();
    LOG.info("audit log: {} entries, the last with the hash {}", head.seq(), head.hash());
  }
}
