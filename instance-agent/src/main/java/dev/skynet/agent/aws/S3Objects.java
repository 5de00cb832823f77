package dev.skynet.agent.aws;

import dev.skynet.agent.objects.ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects of one bucket. */
public final class S3Objects implements ObjectSource {
  private static final int MOST_TEXT = 1 << 20;

  private final S3Client s3;
  private final String bucket;

  public S3Objects(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public InputStream open(String key) throws ObjectRefused, IOException {
    try {
      return s3.getObject(request -> request.bucket(bucket).key(key));
    } catch (AwsServiceException e) {
      if (AwsRefusals.notThere(e)) {
        throw new ObjectRefused("s3://" + bucket + "/" + key + " is not there");
      }
      throw refusedOrIo(key, e);
    } catch (SdkException e) {
      throw new IOException("s3://" + bucket + "/" + key + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<String> text(String key) throws ObjectRefused, IOException {
    try (InputStream stream = s3.getObject(request -> request.bucket(bucket).key(key))) {
      return Optional.of(new String(stream.readNBytes(MOST_TEXT), StandardCharsets.UTF_8));
    } catch (AwsServiceException e) {
      // A bucket that is not there is a mistake, and no answer.
      if (AwsRefusals.noSuchKey(e)) {
        return Optional.empty();
      }
      throw refusedOrIo(key, e);
    } catch (SdkException e) {
      throw new IOException("s3://" + bucket + "/" + key + ": " + e.getMessage(), e);
    }
  }

  private IOException refusedOrIo(String key, AwsServiceException e) throws ObjectRefused {
    String text = "s3://" + bucket + "/" + key + ": " + AwsRefusals.text(e);
    if (AwsRefusals.notAllowed(e)) {
      throw new ObjectRefused(text + "; the instance's role must allow s3:GetObject on it");
    }
    return new IOException(text, e);
  }
}
