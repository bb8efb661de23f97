package io.serai.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.serai.HubTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which role may use which page and deed of the console. A page or deed without a line
 * here fails the test: somebody has to decide.
 */
@HubTest
class ConsoleRolesTests {

	private static final List<Rule> RULES = List.of(page("/console", Role.VIEWER),
			page("/console/parts/overview", Role.VIEWER), page("/console/activity?flow=none", Role.VIEWER),
			page("/console/received?kind=order", Role.VIEWER), page("/console/search", Role.VIEWER),
			page("/console/record?kind=order&source=shop&key=none", Role.VIEWER),
			page("/console/parts/record?kind=order&source=shop&key=none", Role.VIEWER),
			page("/console/dead-letters", Role.VIEWER), page("/console/parts/dead-letters", Role.VIEWER),
			page("/console/password", Role.VIEWER),
			deed("/console/password?current=wrong&wanted=none&again=none", Role.VIEWER),
			deed("/console/record/reveal?kind=order&source=shop&key=none&message=none&reason=none", Role.OPERATOR),
			page("/console/dead-letters/retry?flow=none&cause=none", Role.OPERATOR),
			deed("/console/dead-letters/retry?flow=none&cause=none", Role.OPERATOR),
			page("/console/dead-letters/discard?flow=none&cause=none", Role.OPERATOR),
			deed("/console/dead-letters/discard?flow=none&cause=none&reason=none", Role.OPERATOR),
			page("/console/dead-letters/took-effect?flow=none&cause=none", Role.OPERATOR),
			deed("/console/dead-letters/took-effect?flow=none&cause=none&reason=none", Role.OPERATOR),
			page("/console/dead-letters/send-again?flow=none&cause=none", Role.OPERATOR),
			deed("/console/dead-letters/send-again?flow=none&cause=none&reason=none&sure=true", Role.OPERATOR),
			page("/console/flows/pause?flow=none", Role.OPERATOR),
			deed("/console/flows/pause?flow=none&reason=none", Role.OPERATOR),
			deed("/console/flows/resume?flow=none", Role.OPERATOR), deed("/console/polls/run?flow=none", Role.OPERATOR),
			page("/console/polls/rewind?flow=none", Role.OPERATOR),
			deed("/console/polls/rewind?flow=none&since=none&reason=none", Role.OPERATOR),
			page("/console/polls/backfill?flow=none", Role.OPERATOR),
			deed("/console/polls/backfill?flow=none&reason=none", Role.OPERATOR),
			deed("/console/polls/backfill/cancel?id=none&reason=none", Role.OPERATOR),
			page("/console/stores", Role.VIEWER),
			deed("/console/stores/accept?store=none&first=1&last=1&reason=+", Role.OPERATOR),
			page("/console/reconcile", Role.VIEWER),
			page("/console/reconcile/day?pair=none&day=2026-11-22", Role.VIEWER),
			page("/console/reconcile/finding?id=none", Role.VIEWER),
			deed("/console/reconcile/finding/accept?id=none&reason=none", Role.OPERATOR),
			deed("/console/reconcile/compare?pair=none&day=2026-11-22", Role.OPERATOR),
			deed("/console/reconcile/lock?pair=none&day=2026-11-22", Role.OPERATOR),
			page("/console/alerts", Role.VIEWER), deed("/console/alerts?key=none&note=+", Role.OPERATOR),
			page("/console/approvals/ask-again?source=none&key=none", Role.OPERATOR),
			deed("/console/approvals/ask-again?source=none&key=none&reason=none", Role.OPERATOR),
			page("/console/conflicts", Role.OPERATOR),
			deed("/console/conflicts/none?choice=OURS&reason=none", Role.OPERATOR), page("/console/links", Role.VIEWER),
			page("/console/links/one?system=none&kind=order&source=none&key=none", Role.VIEWER),
			deed("/console/links/rebind?system=none&kind=order&source=none&key=none&id=+&reason=none", Role.OPERATOR),
			deed("/console/links/merge?system=none&kind=order&source=none&key=no&id=a&reason=none", Role.OPERATOR),
			page("/console/links/split?system=none&kind=order&source=none&key=no&id=a", Role.OPERATOR),
			deed("/console/links/split?system=none&kind=order&source=none&key=no&id=a&reason=none", Role.OPERATOR),
			page("/console/codes", Role.VIEWER), page("/console/codes/new", Role.OPERATOR),
			deed("/console/codes/new?table=A&system=erp&ours=a&theirs=b&reason=none", Role.OPERATOR),
			page("/console/codes/one?id=none", Role.OPERATOR),
			deed("/console/codes/one?id=none&reason=none&ours=a", Role.OPERATOR),
			deed("/console/codes/end?id=none&last=2026-11-22&reason=none", Role.OPERATOR),
			page("/console/audit", Role.ADMINISTRATOR), page("/console/users", Role.ADMINISTRATOR),
			page("/console/users/one?name=none", Role.ADMINISTRATOR),
			deed("/console/users?name=a+b&role=VIEWER", Role.ADMINISTRATOR),
			deed("/console/users/role?name=none&role=VIEWER", Role.ADMINISTRATOR),
			deed("/console/users/enabled?name=none&enabled=true", Role.ADMINISTRATOR),
			deed("/console/users/password?name=none", Role.ADMINISTRATOR), page("/console/clients", Role.ADMINISTRATOR),
			page("/console/clients/one?name=none", Role.ADMINISTRATOR),
			deed("/console/clients?name=A&source=b&perSecond=1", Role.ADMINISTRATOR),
			deed("/console/clients/key?name=none", Role.ADMINISTRATOR),
			deed("/console/clients/secret?name=none", Role.ADMINISTRATOR),
			deed("/console/clients/enabled?name=none&enabled=true", Role.ADMINISTRATOR));

	/** The one page that strangers see; signing in and out is Spring Security's. */
	private static final String OPEN = "[GET] /console/login";

	private static final PathPatternParser PARSER = new PathPatternParser();

	private final RequestMappingHandlerMapping mapping;

	private final Users users;

	private final SignIns signIns;

	private final MockMvc mvc;

	@Autowired
	ConsoleRolesTests(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, Users users,
			SignIns signIns, WebApplicationContext context) {
		this.mapping = mapping;
		this.users = users;
		this.signIns = signIns;
		this.mvc = MockMvcBuilders.webAppContextSetup(context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
	}

	@Test
	void aRoleIsDecidedForEveryPageAndDeedOfTheConsole() {
		Set<String> undecided = new TreeSet<>();
		Set<Rule> used = new HashSet<>();
		this.mapping.getHandlerMethods().keySet().forEach((info) -> info.getPatternValues().forEach((pattern) -> {
			List<Rule> rules = RULES.stream()
				.filter((rule) -> info.getMethodsCondition().getMethods().contains(rule.requestMethod())
						&& PARSER.parse(pattern).matches(PathContainer.parsePath(rule.path())))
				.toList();
			used.addAll(rules);
			int methods = info.getMethodsCondition().getMethods().size();
			boolean decided = methods == 1 && !rules.isEmpty();
			if (pattern.startsWith("/console") && !decided) {
				undecided.add(info.getMethodsCondition().getMethods() + " " + pattern);
			}
		}));

		assertThat(undecided).as("decide in RULES which role may use it").containsExactly(OPEN);
		assertThat(used).as("remove from RULES what is gone").containsExactlyInAnyOrderElementsOf(RULES);
	}

	@ParameterizedTest
	@MethodSource("rules")
	void answersEachRoleWhatItMay(Rule rule) throws Exception {
		for (Role role : Role.values()) {
			int status = call(rule, role, true).getStatus();

			boolean may = role.compareTo(rule.atLeast()) <= 0;
			assertThat(status == 403).as("%s is answered %d", role, status).isEqualTo(!may);
			assertThat(status).isNotIn(302, 400, 405, 500);
		}
	}

	@ParameterizedTest
	@MethodSource("rules")
	void sendsStrangersToTheSignIn(Rule rule) throws Exception {
		assertThat(call(rule, null, true).getRedirectedUrl()).endsWith("/console/login");
	}

	@ParameterizedTest
	@MethodSource("rules")
	void doesNothingWithoutAToken(Rule rule) throws Exception {
		int status = call(rule, Role.ADMINISTRATOR, false).getStatus();

		assertThat(status == 403).isEqualTo(rule.method().equals(HttpMethod.POST));
	}

	static Stream<Rule> rules() {
		return RULES.stream();
	}

	private MockHttpServletResponse call(Rule rule, @Nullable Role role, boolean token) throws Exception {
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(rule.method(), rule.path())
			.with((sent) -> {
				sent.setRemoteAddr("10.8.8.8");
				return sent;
			});
		rule.parameters().forEach(request::param);
		if (token) {
			request.with(SecurityMockMvcRequestPostProcessors.csrf());
		}
		if (role != null) {
			request.with(SecurityMockMvcRequestPostProcessors.user(person(role)));
		}
		return this.mvc.perform(request).andReturn().getResponse();
	}

	private SignedIn person(Role role) {
		String name = "role-" + role;
		if (this.users.find(name).isEmpty()) {
			this.users.create(name, "a password of " + name, role, false);
		}
		return this.signIns.loadUserByUsername(name);
	}

	private static Rule page(String path, Role atLeast) {
		return new Rule(HttpMethod.GET, path, atLeast);
	}

	private static Rule deed(String path, Role atLeast) {
		return new Rule(HttpMethod.POST, path, atLeast);
	}

	/** Who may use it at least; with the parameters that it needs. */
	private record Rule(HttpMethod method, String url, Role atLeast) {

		String path() {
			return this.url.replaceFirst("\\?.*", "");
		}

		RequestMethod requestMethod() {
			return RequestMethod.resolve(this.method);
		}

		Map<String, String> parameters() {
			return Arrays.stream(this.url.replaceFirst("[^?]*\\??", "").split("&"))
				.filter((pair) -> !pair.isEmpty())
				.map((pair) -> pair.replace("+", " ").split("="))
				.collect(java.util.stream.Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
		}

		@Override
		public String toString() {
			return this.method + " " + path();
		}

	}

}
