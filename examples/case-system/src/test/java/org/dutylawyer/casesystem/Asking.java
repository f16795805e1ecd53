package org.dutylawyer.casesystem;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Asks as one of the accounts. */
abstract class Asking {

  @Autowired MockMvc web;
  @Autowired Accounts accounts;

  final CaseUser account(String name) {
    return accounts.loadUserByUsername(name);
  }

  final MockHttpServletResponse asked(String account, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(account(account))).with(csrf())).andReturn().getResponse();
  }
}
