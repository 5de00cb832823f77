package dev.skynet.crds.schema;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.skynet.crds.common.Rules;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the generator does not know by itself: what is required (every component that is not
 * nullable), instants, list types, the order of the columns, and that a status holds enums as plain
 * strings, so that an older version can store what a newer one wrote.
 */
final class Shape {
  private static final Map<String, String> LIST_KEYS =
      Map.of("conditions", "type", "senders", "id");

  private Shape() {}

  static CustomResourceDefinition completed(CustomResourceDefinition crd, Kind kind) {
    crd.getSpec().getNames().setCategories(List.of("skynet"));
    var version = crd.getSpec().getVersions().getFirst();
    version.setAdditionalPrinterColumns(
        inDeclaredOrder(version.getAdditionalPrinterColumns(), kind.type));
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    root.setDescription(kind.type.getAnnotation(JsonClassDescription.class).value());
    root.setRequired(List.of("spec"));
    JSONSchemaProps spec = field(root, "spec");
    spec.setDescription("What is wanted; written by people and by the webhook bridge.");
    complete(spec, kind.spec, false);
    JSONSchemaProps status = field(root, "status");
    status.setDescription("What is; written by the operator.");
    status.setDefault(JsonNodeFactory.instance.objectNode().put("observedGeneration", -1));
    complete(status, kind.status, true);
    return crd;
  }

  private static List<CustomResourceColumnDefinition> inDeclaredOrder(
      List<CustomResourceColumnDefinition> columns, Class<?> kind) {
    List<String> names =
        Stream.of(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    return columns.stream()
        .sorted(Comparator.comparingInt(c -> names.indexOf(c.getName())))
        .toList();
  }

  private static void complete(JSONSchemaProps object, Class<?> type, boolean status) {
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JSONSchemaProps field = field(object, name(component));
      if (isRequired(component)) {
        required.add(name(component));
      }
      // the generator finds a rule on the field and on the accessor of a component
      field.setXKubernetesValidations(
          new ArrayList<>(new LinkedHashSet<>(field.getXKubernetesValidations())));
      if (component.getType() == List.class) {
        completeList(field, component, status);
      } else {
        completeOne(field, component.getType(), status);
      }
    }
    object.setRequired(required);
  }

  private static JSONSchemaProps field(JSONSchemaProps object, String name) {
    return Objects.requireNonNull(object.getProperties().get(name), name);
  }

  /** As it stands in the schema. */
  private static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private static boolean isRequired(RecordComponent component) {
    if (component.getType() == List.class) {
      return component.getAccessor().isAnnotationPresent(Required.class);
    }
    return !component.getType().isPrimitive()
        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static void completeList(
      JSONSchemaProps field, RecordComponent component, boolean status) {
    var item =
        (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    completeOne(field.getItems().getSchema(), item, status);
    String key = LIST_KEYS.get(component.getName());
    field.setXKubernetesListType(key == null ? "atomic" : "map");
    field.setXKubernetesListMapKeys(key == null ? List.of() : List.of(key));
  }

  private static void completeOne(JSONSchemaProps field, Class<?> type, boolean status) {
    if (type.isRecord()) {
      complete(field, type, status);
    } else if (type == Instant.class) {
      field.setType("string");
      field.setFormat("date-time");
    } else if (type == IntOrString.class) {
      field.setMaxLength((long) Rules.SHORT);
    } else if (type.isEnum() && status) {
      field.setEnum(List.of());
      field.setMaxLength((long) Rules.ID);
    }
  }
}
