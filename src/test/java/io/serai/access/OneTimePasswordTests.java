package io.serai.access;

import java.net.URI;
import java.util.UUID;

import io.serai.HubTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@HubTest
class OneTimePasswordTests {

	private static final String OWN = "我自己的密码 of 2026";

	private final UserAdministration people;

	private final Users users;

	private final MockMvc mvc;

	private final String name = "new-" + UUID.randomUUID();

	private final String address = "10.7." + Math.floorMod(this.name.hashCode(), 250) + ".1";

	@Autowired
	OneTimePasswordTests(UserAdministration people, Users users, WebApplicationContext context) {
		this.people = people;
		this.users = users;
		this.mvc = MockMvcBuilders.webAppContextSetup(context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
	}

	@Test
	void leadsToThePageWhereItIsChangedAndNowhereElse() throws Exception {
		MockHttpSession session = signIn(this.people.create(this.name, Role.ADMINISTRATOR, "test"));

		for (String page : new String[] { "/console", "/console/users", "/console/dead-letters", "/console/no-such",
				"/%63onsole/users" }) {
			assertThat(get(page, session).getRedirectedUrl()).isEqualTo("/console/password");
		}
		assertThat(post("/console/users", session).getRedirectedUrl()).isEqualTo("/console/password");
		MockHttpServletResponse page = get("/console/password", session);
		assertThat(page.getStatus()).isEqualTo(200);
		assertThat(page.getHeader("Cache-Control")).contains("no-store");
		assertThat(page.getContentAsString()).doesNotContain("/console/dead-letters");
		assertThat(get("/assets/console.css", session).getStatus()).isEqualTo(200);
	}

	@Test
	void aPartOfAPageSendsTheWholeBrowserThere() throws Exception {
		MockHttpSession session = signIn(this.people.create(this.name, Role.VIEWER, "test"));

		MockHttpServletResponse part = call(
				MockMvcRequestBuilders.get("/console/parts/overview").session(session).header("HX-Request", "true"));

		assertThat(part.getHeader("HX-Redirect")).isEqualTo("/console/password");
		assertThat(part.getContentAsString()).isEmpty();
	}

	@Test
	void doesNotCountAsAPasswordForMachines() throws Exception {
		String password = this.people.create(this.name, Role.ADMINISTRATOR, "test");
		assertThat(figures(password)).isEqualTo(403);

		change(signIn(password), password, OWN, OWN);

		assertThat(figures(OWN)).isEqualTo(200);
		assertThat(figures(password)).isEqualTo(401);
	}

	@Test
	void isChangedOnlyIntoOneThatIsLongNewAndRepeated() throws Exception {
		String password = this.people.create(this.name, Role.OPERATOR, "test");
		MockHttpSession session = signIn(password);

		assertThat(told(change(session, password, "short", "short"))).contains("at least 12 characters.");
		assertThat(told(change(session, password, password, password))).contains("must differ from the present one");
		assertThat(told(change(session, password, this.name, this.name))).contains("must not be your user name");
		assertThat(told(change(session, password, OWN, OWN + "!"))).contains("differ. Type them again");
		assertThat(told(change(session, password, OWN.repeat(4), OWN.repeat(4)))).contains("too long");
		assertThat(told(change(session, "not the password", OWN, OWN))).contains("present password is wrong");
		assertThat(this.users.find(this.name)).map(User::oneTime).contains(true);
		assertThat(change(session, password, OWN, OWN).getRedirectedUrl()).isEqualTo("/console");

		assertThat(get("/console", session).getStatus()).isEqualTo(200);
		assertThat(this.users.find(this.name)).map(User::oneTime).contains(false);
	}

	@Test
	void makesAGuesserOfThePresentPasswordWait() throws Exception {
		String password = this.people.create(this.name, Role.OPERATOR, "test");
		MockHttpSession session = signIn(password);

		for (int i = 0; i < 5; i++) {
			assertThat(told(change(session, "guess " + i, OWN, OWN))).contains("present password is wrong");
		}

		assertThat(told(change(session, password, OWN, OWN))).contains("wait a minute");
		assertThat(this.users.find(this.name)).map(User::oneTime).contains(true);
	}

	@Test
	void endsTheOtherSessionsOfWhoChangesThePassword() throws Exception {
		String password = this.people.create(this.name, Role.OPERATOR, "test");
		change(signIn(password), password, OWN, OWN);
		MockHttpSession here = signIn(OWN);
		MockHttpSession elsewhere = signIn(OWN);

		change(here, OWN, OWN + " again", OWN + " again");

		assertThat(get("/console", here).getStatus()).isEqualTo(200);
		assertThat(get("/console", elsewhere).getRedirectedUrl()).isEqualTo("/console/login?ended");
	}

	@Test
	void keepsADisabledUserOutWithOrWithoutASession() throws Exception {
		String password = this.people.create(this.name, Role.OPERATOR, "test");
		MockHttpSession session = signIn(password);

		this.people.enable(this.name, false, "test");

		assertThat(get("/%63onsole/password", session).getRedirectedUrl()).isEqualTo("/console/login?ended");
		assertThat(get("/console/password", session).getRedirectedUrl()).endsWith("/console/login");
		assertThat(call(login(password)).getRedirectedUrl()).isEqualTo("/console/login?error");
	}

	private MockHttpSession signIn(String password) throws Exception {
		MockHttpServletRequestBuilder login = login(password);
		var in = this.mvc.perform(login).andReturn();
		assertThat(in.getResponse().getRedirectedUrl()).isEqualTo("/console");
		return (MockHttpSession) in.getRequest().getSession(false);
	}

	private MockHttpServletRequestBuilder login(String password) {
		return MockMvcRequestBuilders.post("/console/login")
			.param("username", this.name)
			.param("password", password)
			.with(SecurityMockMvcRequestPostProcessors.csrf());
	}

	private MockHttpServletResponse change(MockHttpSession session, String current, String wanted, String again)
			throws Exception {
		return call(MockMvcRequestBuilders.post("/console/password")
			.session(session)
			.param("current", current)
			.param("wanted", wanted)
			.param("again", again)
			.with(SecurityMockMvcRequestPostProcessors.csrf()));
	}

	private int figures(String password) throws Exception {
		return call(MockMvcRequestBuilders.get("/actuator/info")
			.with(SecurityMockMvcRequestPostProcessors.httpBasic(this.name, password))).getStatus();
	}

	private MockHttpServletResponse get(String path, MockHttpSession session) throws Exception {
		return call(MockMvcRequestBuilders.get(URI.create(path)).session(session));
	}

	private MockHttpServletResponse post(String path, MockHttpSession session) throws Exception {
		return call(MockMvcRequestBuilders.post(path)
			.session(session)
			.param("name", "never-made")
			.param("role", "VIEWER")
			.with(SecurityMockMvcRequestPostProcessors.csrf()));
	}

	private static String told(MockHttpServletResponse answer) throws Exception {
		assertThat(answer.getStatus()).isEqualTo(200);
		return answer.getContentAsString();
	}

	private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request.header("Accept-Language", "en").with((sent) -> {
			sent.setRemoteAddr(this.address);
			return sent;
		})).andReturn().getResponse();
	}

}
