package io.serai.system.connector;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.system.call.Answer;
import io.serai.system.call.AnswerPart;
import io.serai.system.call.AnswerPath;
import io.serai.system.call.BodyPaths;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code failures:}.
 *
 * @param when what the answer must look like
 * @param as wire name of a failure class, or {@code ok}
 * @param message where the system says what is wrong; null if it does not
 * @param code where the system says its code; null if it does not
 * @param retryAfter path or {@code header:NAME} that tells the seconds to wait, a span,
 * or {@code tomorrow}; null if nothing tells them
 * @param id where the system says what it calls the record that is there already; null if
 * it does not
 * @param idMatches the part of that text that is the id, its first group; null for all of
 * it
 */
public record FailureRule(When when, String as, @Nullable AnswerPart message, @Nullable AnswerPath code,
		@Nullable String retryAfter, @Nullable AnswerPath id, @Nullable Pattern idMatches) {

	/** Returns what the system calls the record that is there already. */
	public Optional<String> externalId(Answer answer) {
		Optional<String> told = Optional.ofNullable(this.id).flatMap((path) -> path.text(answer.json()));
		return (this.idMatches == null) ? told
				: told.map(this.idMatches::matcher).filter(Matcher::find).map((found) -> found.group(1));
	}

	/**
	 * A condition; all that is given must hold.
	 */
	public record When(
			@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> status,
			@Nullable String body, @Nullable String header, @JsonProperty("equals") @Nullable String equal,
			@JsonProperty("in") @Nullable List<String> oneOf, @Nullable Pattern matches, @Nullable Boolean exists) {

		public boolean fits(Answer answer) {
			return fitsStatus(answer) && fitsBody(answer) && fitsHeader(answer);
		}

		private boolean fitsStatus(Answer answer) {
			return this.status == null || this.status.stream().anyMatch((told) -> isOf(told, answer.status()));
		}

		private static boolean isOf(String told, int status) {
			return told.endsWith("xx") ? told.length() == 3 && told.charAt(0) - '0' == status / 100
					: told.equals(Integer.toString(status));
		}

		private boolean fitsBody(Answer answer) {
			if (this.body == null) {
				return true;
			}
			return switch (this.body) {
				case "empty" -> answer.form() == Answer.Form.EMPTY;
				case "not-json" -> answer.form() != Answer.Form.JSON;
				case "text" -> answer.form() == Answer.Form.OTHER && fitsText(Optional.of(answer.head()));
				default -> fits(BodyPaths.of(this.body).in(answer.json()));
			};
		}

		private boolean fitsHeader(Answer answer) {
			return this.header == null || fitsText(answer.header(this.header));
		}

		private boolean fits(Optional<JsonNode> found) {
			return fitsText(found.map((node) -> node.isValueNode() ? node.asText() : node.toString()));
		}

		private boolean fitsText(Optional<String> found) {
			if (Boolean.FALSE.equals(this.exists)) {
				return found.isEmpty();
			}
			return found.filter((text) -> this.equal == null || this.equal.equals(text))
				.filter((text) -> this.oneOf == null || this.oneOf.contains(text))
				.filter((text) -> this.matches == null || this.matches.matcher(text).find())
				.isPresent();
		}

	}

}
