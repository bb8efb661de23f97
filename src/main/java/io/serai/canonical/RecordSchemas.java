package io.serai.canonical;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of each kind of record, generated from its Java type, so that
 * schema and constraints cannot drift apart.
 */
public final class RecordSchemas {

	private RecordSchemas() {
	}

	/**
	 * Returns a new schema for the kind, free to be changed. What the hub fills in by
	 * itself is not required; unknown fields are allowed.
	 */
	public static ObjectNode of(RecordKind kind) {
		ObjectNode schema = new SchemaGenerator(configuration().build()).generateSchema(CanonicalJson.typeOf(kind));
		schema.put("title", kind.wireName());
		return schema;
	}

	private static SchemaGeneratorConfigBuilder configuration() {
		SchemaGeneratorConfigBuilder configuration = new SchemaGeneratorConfigBuilder(CanonicalJson.mapper(),
				SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
			.with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
			.with(new Constraints());
		configuration.forTypesInGeneral().withCustomDefinitionProvider(RecordSchemas::ownDefinition);
		configuration.forFields().withNullableCheck(RecordSchemas::isNullable);
		configuration.forFields().withInstanceAttributeOverride((schema, field, context) -> describe(schema, field));
		return configuration;
	}

	private static boolean isNullable(FieldScope field) {
		return !field.isFakeContainerItemScope()
				&& field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
	}

	private static @Nullable CustomDefinition ownDefinition(ResolvedType type, SchemaGenerationContext context) {
		ObjectNode schema = context.getGeneratorConfig().createObjectNode();
		if (type.getErasedType() == BigDecimal.class) {
			return inline(schema.put("type", "string").put("pattern", "^" + DecimalText.PATTERN + "$"));
		}
		if (type.getErasedType() == Instant.class) {
			return inline(schema.put("type", "string").put("format", "date-time"));
		}
		return Map.class.isAssignableFrom(type.getErasedType()) ? inline(schema.put("type", "object")) : null;
	}

	private static CustomDefinition inline(ObjectNode schema) {
		return new CustomDefinition(schema, true);
	}

	/** Says in the schema what the records' own constraints demand. */
	private static void describe(ObjectNode schema, FieldScope field) {
		if (has(field, KeyText.class)) {
			schema.put("minLength", 1).put("maxLength", 128);
		}
		if (has(field, SystemName.class)) {
			schema.put("pattern", "^[a-z][a-z0-9-]{0,62}$");
		}
		if (has(field, PhoneNumber.class)) {
			schema.put("pattern", PhoneNumber.PATTERN);
		}
		if (has(field, Iso4217.class)) {
			schema.put("pattern", "^[A-Z]{3}$");
		}
	}

	private static boolean has(MemberScope<?, ?> member, Class<? extends Annotation> annotation) {
		return member.getAnnotationConsideringFieldAndGetter(annotation) != null
				|| member.getContainerItemAnnotation(annotation) != null;
	}

	/**
	 * Bean Validation in terms of JSON Schema; knows the records' own constraints too.
	 */
	private static final class Constraints extends JakartaValidationModule {

		Constraints() {
			super(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
					JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS);
		}

		@Override
		protected boolean isRequired(MemberScope<?, ?> member) {
			boolean required = super.isRequired(member) || has(member, KeyText.class) || has(member, SystemName.class);
			return required && !has(member, FilledIn.class) && !(isAddressee(member));
		}

		/** Only in a shipping address, which JSON Schema is not told apart. */
		private static boolean isAddressee(MemberScope<?, ?> member) {
			return member.getName().startsWith("recipient");
		}

		@Override
		protected @Nullable Boolean isNullable(MemberScope<?, ?> member) {
			return isAddressee(member) ? Boolean.TRUE : super.isNullable(member);
		}

	}

}
