package dev.skynet.operator.webhook.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/shop.git,             https://github.com/acme/shop",
    "https://GitHub.com/acme/shop,                 https://github.com/acme/shop",
    "HTTPS://github.com:443/acme/shop.git/,        https://github.com/acme/shop",
    "https://bot:token@github.com/acme/shop.git,   https://github.com/acme/shop",
    "https://github.com/Acme/Shop,                 https://github.com/Acme/Shop",
    "https://git.acme.example:8443/shop.git,       https://git.acme.example:8443/shop",
    "http://127.0.0.1:3000/shop.git,               http://127.0.0.1:3000/shop",
    "http://github.com/acme/shop,                  http://github.com/acme/shop",
    "git@github.com:acme/shop.git,                 ssh://github.com/acme/shop",
    "github.com:acme/shop,                         ssh://github.com/acme/shop",
    "ssh://git@github.com/acme/shop.git,           ssh://github.com/acme/shop",
    "ssh://git@github.com:22/acme/shop.git,        ssh://github.com/acme/shop",
    "git://github.com/acme/shop.git,               git://github.com/acme/shop",
    "file:///srv/git/shop.git,                     file:///srv/git/shop",
    "https://my_host/acme/shop.git,                https://my_host/acme/shop",
  })
  void everySpellingHasOneForm(String spelling, String form) {
    assertThat(RepositoryUrl.of(spelling)).isEqualTo(new RepositoryUrl(form));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "/srv/git/shop", "://x/y"})
  void refusesWhatIsNoRemote(String spelling) {
    assertThatThrownBy(() -> RepositoryUrl.of(spelling))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + spelling + "' is not the URL of a git repository");
  }
}
