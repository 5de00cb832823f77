package dev.skynet.crds.common;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a record with a component that is null and not {@link Nullable}: Jackson alone would let
 * it pass, and the fault would show far from the object that has it.
 */
final class RequiredComponents extends SimpleModule {
  private static final long serialVersionUID = 1;

  RequiredComponents() {
    setDeserializerModifier(new Modifier());
  }

  private static final class Modifier extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription type, JsonDeserializer<?> inner) {
      return type.getBeanClass().isRecord() ? new Checked(inner, type.getBeanClass()) : inner;
    }
  }

  private static final class Checked extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;

    private final Class<?> type;

    Checked(JsonDeserializer<?> inner, Class<?> type) {
      super(inner);
      this.type = type;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> inner) {
      return new Checked(inner, type);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Object value = super.deserialize(parser, context);
      for (var component : type.getRecordComponents()) {
        if (!component.getType().isPrimitive()
            && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
            && read(component.getAccessor(), value) == null) {
          context.reportInputMismatch(type, "%s is missing", component.getName());
        }
      }
      return value;
    }

    private static @Nullable Object read(Method accessor, Object value) {
      try {
        return accessor.invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
    }
  }
}
