package io.serai.system.connector;

import java.io.IOException;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.serai.canonical.RecordKind;

import org.springframework.boot.convert.DurationStyle;

/**
 * Reads texts of {@code connector.yaml} into their types. The schema has checked their
 * form before.
 */
final class WireText {

	private WireText() {
	}

	/** Reads {@code 60s}, {@code 7d}. */
	static final class Span extends StdDeserializer<Duration> {

		private static final long serialVersionUID = 1L;

		Span() {
			super(Duration.class);
		}

		@Override
		public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
			return DurationStyle.SIMPLE.parse(parser.getText());
		}

	}

	/** Reads {@code order-status}. */
	static final class Kind extends StdDeserializer<RecordKind> {

		private static final long serialVersionUID = 1L;

		Kind() {
			super(RecordKind.class);
		}

		@Override
		public RecordKind deserialize(JsonParser parser, DeserializationContext context) throws IOException {
			return RecordKind.of(parser.getText());
		}

	}

}
