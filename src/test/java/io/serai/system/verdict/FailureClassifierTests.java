package io.serai.system.verdict;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.failure.FailureClass;
import io.serai.system.call.Answer;
import io.serai.system.connector.FailureRule;
import io.serai.system.connector.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureClassifierTests {

	private static final Operation WRITE = write();

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC);

	@ParameterizedTest
	@CsvSource({ "401, token-expired", "403, unauthorised", "400, invalid-data", "404, invalid-data",
			"422, invalid-data", "408, transient", "409, conflict", "412, conflict", "425, rate-limited",
			"429, rate-limited", "500, transient", "502, unavailable", "503, unavailable", "504, unavailable",
			"302, outcome-unknown" })
	void knowsHttpStatusWhereNoRuleFits(int status, String expected) {
		assertThat(classify("[]", status, Map.of(), "{}").failureClass()).isEqualTo(FailureClass.of(expected));
	}

	@Test
	void letsTheFirstRuleThatFitsDecide() {
		String rules = """
				- { when: { status: [200, 4xx], body: "$.error[0]", equals: UserError }, as: invalid-data, message: "$.error[1][0]", code: "$.error[0]" }
				- { when: { body: "$.error", exists: true }, as: transient }
				""";

		Verdict user = classify(rules, 200, Map.of(), "{\"error\": [\"UserError\", [\"No  such\\nproduct\"]]}");
		Verdict other = classify(rules, 200, Map.of(), "{\"error\": [\"Other\"]}");

		assertThat(user).isEqualTo(new Verdict(FailureClass.INVALID_DATA, "No such product", "UserError", null));
		assertThat(other.failureClass()).isEqualTo(FailureClass.TRANSIENT);
		assertThat(classify(rules, 200, Map.of(), "{\"id\": 1}")).isEqualTo(Verdict.OK);
	}

	@Test
	void comparesNumbersAndTextsAlikeAndSearchesByPattern() {
		String rules = """
				- { when: { body: $.errcode, in: [40001, 42001] }, as: token-expired }
				- { when: { body: $.errcode, equals: 0 }, as: ok }
				- { when: { body: $.errmsg, matches: "(?i)busy" }, as: transient }
				- { when: { header: X-Error, exists: true }, as: unmapped-code }
				- { when: { body: $.errcode, exists: false }, as: outcome-unknown }
				""";

		assertThat(classify(rules, 200, Map.of(), "{\"errcode\": 42001}").failureClass())
			.isEqualTo(FailureClass.TOKEN_EXPIRED);
		assertThat(classify(rules, 500, Map.of(), "{\"errcode\": 0}").failureClass()).isNull();
		assertThat(classify(rules, 200, Map.of(), "{\"errcode\": 1, \"errmsg\": \"system BUSY\"}").failureClass())
			.isEqualTo(FailureClass.TRANSIENT);
		assertThat(classify(rules, 200, Map.of("x-error", "1"), "{\"errcode\": 1}").failureClass())
			.isEqualTo(FailureClass.UNMAPPED_CODE);
		assertThat(classify(rules, 200, Map.of(), "{}").failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
	}

	@Test
	void tellsEmptyFromRubbish() {
		assertThat(classify("[{ when: { body: empty }, as: conflict }]", 200, Map.of(), "").failureClass())
			.isEqualTo(FailureClass.CONFLICT);
		assertThat(classify("[{ when: { body: not-json }, as: transient }]", 200, Map.of(), "<html>").failureClass())
			.isEqualTo(FailureClass.TRANSIENT);
		assertThat(classify("[]", 200, Map.of(), "<html>").failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
		assertThat(classify("[]", 204, Map.of(), "").failureClass()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			7                             | PT7S
			0.2                           | PT1S
			Sun, 22 Nov 2026 05:01:00 GMT | PT1M
			Sun, 22 Nov 2026 04:00:00 GMT | PT0S
			999999999                     | PT24H
			soon                          |
			""")
	void readsHowLongToWaitFromTheHeader(String header, Duration expected) {
		assertThat(classify("[]", 429, Map.of("retry-after", header), "{}").retryAfter()).isEqualTo(expected);
	}

	@Test
	void readsHowLongToWaitFromWhereTheRuleSays() {
		assertThat(classify("[{ when: { status: 200 }, as: rate-limited, retryAfter: $.wait }]", 200, Map.of(),
				"{\"wait\": 3}")
			.retryAfter()).isEqualTo(Duration.ofSeconds(3));
		assertThat(classify("[{ when: { status: 200 }, as: rate-limited, retryAfter: 'header:X-Wait' }]", 200,
				Map.of("x-wait", "4"), "{}")
			.retryAfter()).isEqualTo(Duration.ofSeconds(4));
	}

	@Test
	void waitsForASpanOrForTheSystemsMidnight() {
		assertThat(classify("[{ when: { status: 200 }, as: rate-limited, retryAfter: 90s }]", 200, Map.of(), "{}")
			.retryAfter()).isEqualTo(Duration.ofSeconds(90));
		assertThat(classify("[{ when: { status: 200 }, as: rate-limited, retryAfter: tomorrow }]", 200, Map.of(), "{}")
			.retryAfter()).isEqualTo(Duration.ofHours(11));
	}

	@Test
	void judgesEachPartOfABatchAsAnAnswerOfItsOwn() {
		String rules = "[{ when: { body: $.code, equals: BAD }, as: invalid-data, message: $.text }]";

		Verdict some = classify(rules, 207, Map.of(), """
				{"results": [{"code": "OK"}, {"code": "BAD", "text": "no such SKU"}, {"code": "BAD"}]}""");
		Verdict all = classify(rules, 200, Map.of(), "{\"results\": [{\"code\": \"BAD\"}]}");

		assertThat(some).isEqualTo(
				new Verdict(FailureClass.INVALID_DATA, "2 of 3 parts failed: no such SKU", "207", null, null, true));
		assertThat(all.partly()).isFalse();
		assertThat(classify(rules, 207, Map.of(), "{\"results\": [{\"code\": \"OK\"}]}")).isEqualTo(Verdict.OK);
		assertThat(classify(rules, 200, Map.of(), "{}")).isEqualTo(Verdict.OK);
	}

	@Test
	void readsTheSystemsWordsInAHeaderToo() {
		String rules = "[{ when: { status: 400 }, as: invalid-data, message: 'header:X-Status-Reason' }]";

		assertThat(classify(rules, 400, Map.of("x-status-reason", "name is required"), "").told())
			.isEqualTo("name is required");
		assertThat(classify(rules, 400, Map.of(), "").told()).isEqualTo("answered 400");
	}

	@Test
	void readsWhatIsThereAlreadyOutOfARefusal() {
		String rules = "[{ when: { status: 409 }, as: duplicate, id: $.message, idMatches: 'ID: (\\d+)' }]";

		assertThat(
				classify(rules, 409, Map.of(), "{\"message\": \"exists. Existing ID: 9007199254740993\"}").externalId())
			.isEqualTo("9007199254740993");
		assertThat(classify(rules, 409, Map.of(), "{\"message\": \"exists\"}").externalId()).isNull();
	}

	@Test
	void knowsAPlainTextByItsPattern() {
		String rules = "[{ when: { body: text, matches: '非法token' }, as: token-expired }]";

		assertThat(classify(rules, 200, Map.of(), "非法token").failureClass()).isEqualTo(FailureClass.TOKEN_EXPIRED);
		assertThat(classify(rules, 200, Map.of(), "<html>").failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
	}

	private static Verdict classify(String rules, int status, Map<String, String> headers, String body) {
		return new FailureClassifier(rules(rules), ZoneId.of("Asia/Shanghai"), CLOCK).classify(WRITE,
				Answer.of(status, headers, body.getBytes(StandardCharsets.UTF_8)));
	}

	private static Operation write() {
		try {
			return new YAMLMapper().readValue("{ safety: check-first, partial: $.results }", Operation.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static List<FailureRule> rules(String yaml) {
		try {
			return List.of(new YAMLMapper().readValue(yaml, FailureRule[].class));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
