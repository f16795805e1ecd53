package org.dutylawyer.casesystem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What is answered to a request that never reaches the application, because its address cannot be
 * read: as short as can be, in our words and not in those of the server.
 */
@Component
final class PlainErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String SAID = "请求有误 (bad request)";

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new Report()));
  }

  /** Writes it, if nobody has written anything. */
  static final class Report extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable fault) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      boolean machine = Asked.byMachine(String.valueOf(request.getRequestURI()));
      try {
        response.setCharacterEncoding("UTF-8");
        response.setContentType(machine ? "application/problem+json" : "text/html");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response
            .getReporter()
            .write(
                machine
                    ? "{\"type\":\"urn:duty-lawyer:problem:bad-request\",\"title\":\""
                        + SAID
                        + "\",\"status\":"
                        + status
                        + "}"
                    : "<!DOCTYPE html><html lang=\"zh-Hans\"><title>"
                        + status
                        + "</title><h1>"
                        + status
                        + "</h1><p>"
                        + SAID
                        + "</p><p><a href=\"/\">回到首页 (home)</a></p></html>");
        response.finishResponse();
      } catch (IOException e) {
        Faults.log(e);
      }
    }
  }
}
