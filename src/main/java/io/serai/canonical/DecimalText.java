package io.serai.canonical;

import java.io.IOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link BigDecimal} that is a decimal string in JSON, digit for digit the one that
 * came in ({@code "59.90"} stays {@code "59.90"}). A JSON number is refused: most JSON
 * libraries hold it as a binary fraction, so it is not what its sender meant.
 */
@Documented
@JacksonAnnotationsInside
@JsonSerialize(using = DecimalText.Writer.class)
@JsonDeserialize(using = DecimalText.Reader.class)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface DecimalText {

	/** At most 18 digits, a point and at most 6 digits. */
	String PATTERN = "-?\\d{1,18}(\\.\\d{1,6})?";

	/** Writes all digits, never an exponent. */
	final class Writer extends StdScalarSerializer<BigDecimal> {

		Writer() {
			super(BigDecimal.class);
		}

		@Override
		public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
			json.writeString(value.toPlainString());
		}

	}

	/** Reads a string of {@link #PATTERN}. */
	final class Reader extends StdScalarDeserializer<BigDecimal> {

		private static final int MOST_WHOLE = 18;

		private static final int MOST_FRACTION = 6;

		Reader() {
			super(BigDecimal.class);
		}

		@Override
		public @Nullable BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
			if (!json.hasToken(JsonToken.VALUE_STRING)) {
				return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
			}
			String text = json.getText();
			if (!DecimalForm.fits(text, MOST_WHOLE, MOST_FRACTION)) {
				return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal");
			}
			return new BigDecimal(text);
		}

	}

}
