package dev.skynet.operator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.skynet.crds.common.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/acme/shop.git",
        "https://git.example.com:8443/shop",
        "HTTPS://github.com/acme/shop"
      })
  void takesHttps(String url) throws SourceRejection {
    assertThat(SourceUrl.checked(url, false)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:3000/shop.git", "file:///srv/git/shop.git"})
  void takesInsecureUrlsOnlyWhereTheOperatorAllowsThem(String url) throws SourceRejection {
    assertThat(SourceUrl.checked(url, true)).isNotNull();
    assertThat(refusal(url, false)).hasMessageContaining("allow insecure URLs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "git@github.com:acme/shop.git       ! ssh is not supported by this version: use the https URL",
        "github.com:acme/shop.git           ! ssh is not supported by this version",
        "ssh://git@github.com/acme/shop.git ! ssh is not supported by this version",
        "git://github.com/acme/shop.git     ! use an https URL",
        "ext::sh -c id                      ! is not allowed",
        "/srv/git/shop.git                  ! use an https URL",
        "../shop                            ! use an https URL",
        "https:///shop.git                  ! it names no host",
        "https://git hub.com/shop           ! it cannot be read",
        "https://user:s3cret@github.com/a.git ! put it in a Secret",
        "https://s3cret@github.com/a.git    ! put it in a Secret",
      })
  void refusesTheRestWithACure(String url, String cure) {
    // when
    SourceRejection refusal = refusal(url, true);
    // then
    assertThat(refusal.result().reason()).isEqualTo(Reason.UrlNotAllowed);
    assertThat(refusal).hasMessageContaining(cure).hasMessageNotContaining("s3cret");
  }

  @Test
  void keepsALoginOutOfTheMessageWhateverElseIsWrong() {
    assertThat(refusal("ssh://s3cret:s3cret@github.com/a b", false))
        .hasMessageContaining("ssh://***@github.com/a b")
        .hasMessageNotContaining("s3cret");
    assertThat(refusal("https://me:s3@cret@[bad/x", false))
        .hasMessageContaining("https://***@[bad/x")
        .hasMessageNotContaining("s3");
  }

  private static SourceRejection refusal(String url, boolean insecure) {
    return catchThrowableOfType(SourceRejection.class, () -> SourceUrl.checked(url, insecure));
  }
}
