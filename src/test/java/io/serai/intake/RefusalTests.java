package io.serai.intake;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;

import io.serai.canonical.CanonicalJson;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalTests {

	@Test
	void asksToSendAgainWhenTheBrokerOrTheDatabaseRefuses() {
		HubException broker = new HubException(Failure.of(FailureClass.UNAVAILABLE, "disk full", "make room"));

		assertThat(Refusal.problem(broker, "r-1").kind()).isEqualTo(ProblemKind.NOT_STORED);
		assertThat(Refusal.problem(new QueryTimeoutException("slow"), "r-1").kind()).isEqualTo(ProblemKind.NOT_STORED);
		assertThat(Refusal.problem(new CannotCreateTransactionException("away"), "r-1").kind())
			.isEqualTo(ProblemKind.NOT_STORED);
	}

	@Test
	void tellsAFaultByItsNumberOnly() {
		ProblemException problem = Refusal.problem(new IllegalStateException("secret text"), "r-1");

		String json = new String(Problems.json(problem, Locale.ENGLISH), java.nio.charset.StandardCharsets.UTF_8);
		assertThat(problem.kind().status()).isEqualTo(500);
		assertThat(json).contains("r-1").doesNotContain("secret text");
	}

	@ParameterizedTest
	@EnumSource(ProblemKind.class)
	void hasWordsForEveryProblemInBothLanguages(ProblemKind kind) {
		ProblemException problem = new ProblemException(kind, 3, 14, "why");

		String english = CanonicalJson.readTree(Problems.json(problem, Locale.ENGLISH)).get("detail").textValue();
		String chinese = CanonicalJson.readTree(Problems.json(problem, Locale.CHINESE)).get("detail").textValue();

		assertThat(english).isNotBlank().doesNotContain("{").isNotEqualTo(chinese);
	}

	@Test
	void keepsItsMessagesEqualInBothLanguages() {
		for (String bundle : new String[] { "problems", "ValidationMessages" }) {
			assertThat(keys(bundle, Locale.CHINESE)).as(bundle).isEqualTo(keys(bundle, Locale.ROOT));
		}
	}

	@Test
	void answers503WhileTheRoutesAreNotUp() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		try (DefaultCamelContext camel = new DefaultCamelContext()) {
			beans.registerSingleton("camel", camel);

			new ReadinessGate(beans.getBeanProvider(CamelContext.class))
				.doFilter(new MockHttpServletRequest("POST", "/api/v1/orders"), response, new MockFilterChain());
		}

		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("Retry-After")).isEqualTo("5");
		assertThat(response.getContentType()).isEqualTo("application/problem+json");
	}

	private static TreeSet<String> keys(String bundle, Locale locale) {
		return new TreeSet<>(ResourceBundle
			.getBundle(bundle, locale,
					ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
			.keySet());
	}

}
