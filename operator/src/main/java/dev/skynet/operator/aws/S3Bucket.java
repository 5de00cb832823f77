package dev.skynet.operator.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.protocol.message.WireJson;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One bucket: small JSON objects with compare-and-set, and what S3 knows about large ones. */
final class S3Bucket {
  /** The object that was to be replaced is gone. */
  private static final int NOT_FOUND = 404;

  /** Somebody else wrote at the very same time. */
  private static final int CONFLICT = 409;

  private static final int PRECONDITION_FAILED = 412;

  private final ObjectMapper json = WireJson.mapper();
  private final S3Client s3;
  private final String name;

  S3Bucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  /**
   * An object as it stood when it was read.
   *
   * @param value its content
   * @param etag to replace exactly this one
   */
  record Stored<T>(T value, String etag) {}

  /** The bucket's name. */
  String name() {
    return name;
  }

  /**
   * Reads an object.
   *
   * @throws IOException when S3 does not answer, or the object is none of ours
   */
  <T> Optional<Stored<T>> read(String key, Class<T> type) throws IOException {
    try {
      var object = s3.getObjectAsBytes(request -> request.bucket(name).key(key));
      return Optional.of(
          new Stored<>(json.readValue(object.asByteArray(), type), object.response().eTag()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failed("read", key, e);
    } catch (JacksonException e) {
      throw new IOException(
          "s3://%s/%s is not what the operator writes (%s); delete it, or restore it from a version"
              .formatted(name, key, e.getOriginalMessage()),
          e);
    }
  }

  /**
   * Writes an object that does not exist yet.
   *
   * @return false when there is one: it may be this very one, if an earlier try was answered late
   */
  boolean writeFirst(String key, Object value) throws IOException {
    return write(key, value, request -> request.ifNoneMatch("*"));
  }

  /**
   * Replaces an object that is still the one that was read.
   *
   * @return false when it is another one or is gone
   */
  boolean replace(String key, String etag, Object value) throws IOException {
    return write(key, value, request -> request.ifMatch(etag));
  }

  /** What S3 knows about an object, checksum included. */
  Optional<HeadObjectResponse> head(String key) throws IOException {
    try {
      return Optional.of(
          s3.headObject(
              request -> request.bucket(name).key(key).checksumMode(ChecksumMode.ENABLED)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failed("look up", key, e);
    }
  }

  /** For a person: what could not be done with which object, and why. */
  IOException failed(String what, String key, Exception cause) {
    return new IOException(
        "cannot " + what + " s3://" + name + "/" + key + ": " + cause.getMessage(), cause);
  }

  /** As the checksum headers of S3 carry it. */
  static String checksum(Sha256 digest) {
    return Base64.getEncoder().encodeToString(digest.bytes());
  }

  private boolean write(String key, Object value, Consumer<PutObjectRequest.Builder> condition)
      throws IOException {
    var body = json.writeValueAsBytes(value);
    var request =
        PutObjectRequest.builder()
            .bucket(name)
            .key(key)
            .contentType("application/json")
            .checksumSHA256(checksum(Sha256.of(body)));
    condition.accept(request);
    try {
      s3.putObject(request.build(), RequestBody.fromBytes(body));
      return true;
    } catch (NoSuchBucketException e) {
      throw failed("write", key, e);
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case NOT_FOUND, CONFLICT, PRECONDITION_FAILED -> false;
        default -> throw failed("write", key, e);
      };
    } catch (SdkException e) {
      throw failed("write", key, e);
    }
  }
}
