package dev.skynet.local.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes {@code If-Match} what it is on S3: of several writers that saw the same object one wins.
 * The store behind it looks at the ETag before it writes, and lets both through; here the look and
 * the write are one step.
 */
final class CompareAndSetStore extends ForwardingBlobStore {
  private static final int STRIPES = 256;

  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

  CompareAndSetStore(BlobStore store) {
    super(store);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    if (request.ifMatch() == null) {
      Lock lock = locked(request.bucket(), request.key());
      try {
        return super.putBlob(request, body);
      } finally {
        lock.unlock();
      }
    }
    // read first: a slow sender must not hold the lock; conditional bodies are small
    byte[] bytes = read(body);
    Lock lock = locked(request.bucket(), request.key());
    try {
      demandSame(request);
      return super.putBlob(
          request.toBuilder().ifMatch(null).contentLength((long) bytes.length).build(),
          new ByteArrayInputStream(bytes));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    Lock lock = locked(request.destinationBucket(), request.destinationKey());
    try {
      return super.copyBlob(request);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    Lock lock = locked(request.bucket(), request.key());
    try {
      return super.removeBlob(request);
    } finally {
      lock.unlock();
    }
  }

  private void demandSame(PutObjectRequest request) {
    HeadObjectResponse current =
        blobMetadataIfPresent(
            HeadObjectRequest.builder().bucket(request.bucket()).key(request.key()).build());
    if (current == null) {
      throw refusal(404, "NoSuchKey");
    }
    if (!unquoted(current.eTag()).equals(unquoted(request.ifMatch()))) {
      throw refusal(412, "PreconditionFailed");
    }
  }

  private Lock locked(String bucket, String key) {
    Lock lock = locks[Math.floorMod(31 * bucket.hashCode() + key.hashCode(), STRIPES)];
    lock.lock();
    return lock;
  }

  private static byte[] read(InputStream body) {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unquoted(@Nullable String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }

  private static S3Exception refusal(int status, String code) {
    return (S3Exception)
        S3Exception.builder()
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
            .message(code)
            .build();
  }
}
