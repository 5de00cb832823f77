package dev.skynet.local.git;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Lets only a repository's readers through. */
final class ReaderFilter extends HttpFilter {
  private final transient Map<String, GitRepository> repositories;

  ReaderFilter(Map<String, GitRepository> repositories) {
    this.repositories = repositories;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> wanted = wanted(request.getRequestURI());
    if (wanted.isEmpty() || wanted.get().equals(request.getHeader("Authorization"))) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("WWW-Authenticate", "Basic realm=\"git\"");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private Optional<String> wanted(String path) {
    return repositories.entrySet().stream()
        .filter(entry -> path.startsWith("/" + entry.getKey() + "/"))
        .findFirst()
        .flatMap(entry -> entry.getValue().reader())
        .map(BasicCredentials::header);
  }
}
