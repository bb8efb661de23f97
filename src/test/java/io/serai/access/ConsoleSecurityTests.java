package io.serai.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serai.HubHome;
import io.serai.HubTest;
import jakarta.servlet.http.HttpSessionEvent;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.Valve;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@HubTest
class ConsoleSecurityTests {

	private final WebApplicationContext context;

	private final LoginThrottle throttle;

	private final Sessions sessions;

	private final MockMvc mvc;

	@Autowired
	ConsoleSecurityTests(WebApplicationContext context, LoginThrottle throttle, Sessions sessions) {
		this.context = context;
		this.sessions = sessions;
		this.throttle = throttle;
		this.mvc = MockMvcBuilders.webAppContextSetup(context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
	}

	@ParameterizedTest
	@CsvSource({ "/console,302", "/console/anything,302", "/,302", "/somewhere,302", "/actuator/health,200",
			"/actuator/health/liveness,200", "/actuator/prometheus,401", "/actuator/info,401" })
	void showsNothingToStrangers(String path, int status) throws Exception {
		assertThat(call(MockMvcRequestBuilders.get(path)).getResponse().getStatus()).isEqualTo(status);
	}

	@Test
	void saysOnlyWhetherItIsUp() throws Exception {
		String health = call(MockMvcRequestBuilders.get("/actuator/health")).getResponse().getContentAsString();

		assertThat(health).contains("status").doesNotContain("components", "diskSpace", "db");
	}

	@Test
	void showsFiguresToAdministratorsOnly() throws Exception {
		assertThat(call(MockMvcRequestBuilders.get("/actuator/info")
			.with(SecurityMockMvcRequestPostProcessors.httpBasic("admin", HubHome.PASSWORD))).getResponse().getStatus())
			.isEqualTo(200);
		assertThat(call(MockMvcRequestBuilders.get("/actuator/info")
			.with(SecurityMockMvcRequestPostProcessors.user("v").roles("OPERATOR"))).getResponse().getStatus())
			.isEqualTo(403);
	}

	@Test
	void signsInWithThePasswordAndWithATokenAgainstForgery() throws Exception {
		MvcResult in = call(
				login("admin", HubHome.PASSWORD, "10.1.1.1").with(SecurityMockMvcRequestPostProcessors.csrf()));
		MvcResult forged = call(login("admin", HubHome.PASSWORD, "10.1.1.1"));

		assertThat(in.getResponse().getRedirectedUrl()).isEqualTo("/console");
		assertThat(in.getRequest().getSession(false)).isInstanceOf(MockHttpSession.class);
		assertThat(forged.getResponse().getRedirectedUrl()).isEqualTo("/console/login?ended");
		assertThat(forged.getRequest().getUserPrincipal()).isNull();
	}

	@Test
	void makesAGuesserWaitEvenWithTheRightPassword() throws Exception {
		for (int i = 0; i < 5; i++) {
			assertThat(call(login("admin", "wrong " + i, "10.6.6.6").with(SecurityMockMvcRequestPostProcessors.csrf()))
				.getResponse()
				.getRedirectedUrl()).isEqualTo("/console/login?error");
		}

		for (String path : new String[] { "/console/login", "/console/%6cogin", "/%63onsole/login" }) {
			assertThat(call(login(path, "admin", HubHome.PASSWORD, "10.6.6.6")
				.with(SecurityMockMvcRequestPostProcessors.csrf())).getResponse().getRedirectedUrl())
				.isEqualTo("/console/login?wait");
		}
	}

	@Test
	void keepsSessionsLongOnlyOfThoseWhoHaveSignedIn() throws Exception {
		MockHttpSession session = new MockHttpSession();
		this.sessions.sessionCreated(new HttpSessionEvent(session));
		assertThat(session.getMaxInactiveInterval()).isEqualTo(600);

		call(login("admin", HubHome.PASSWORD, "10.1.1.2").session(session)
			.with(SecurityMockMvcRequestPostProcessors.csrf()));
		assertThat(session.getMaxInactiveInterval()).isEqualTo(8 * 3600);
	}

	@Test
	void tellsTheServerHowLongToKeepASession() throws Exception {
		int port = ((ServletWebServerApplicationContext) this.context).getWebServer().getPort();
		HttpResponse<Void> page = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/console/login")).build(),
					HttpResponse.BodyHandlers.discarding());
		String id = page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll("JSESSIONID=([^;]+).*", "$1");

		assertThat(kept().findSession(id).getMaxInactiveInterval()).isEqualTo(600);
	}

	@Test
	void countsGuessesByBasicForTheNameWhereverTheyComeFrom() throws Exception {
		for (int i = 0; i < 20; i++) {
			assertThat(figures("clerk", "wrong " + i, "10.7.7." + i)).isEqualTo(401);
		}

		assertThat(figures("clerk", "wrong again", "10.7.8.1")).isEqualTo(429);
		assertThat(call(login("clerk", "wrong again", "10.7.8.2").with(SecurityMockMvcRequestPostProcessors.csrf()))
			.getResponse()
			.getRedirectedUrl()).isEqualTo("/console/login?wait");
	}

	@Test
	void doesNotLetStrangersKeepOutTheMachineThatReadsTheFigures() throws Exception {
		String reader = "10.9.9.9";
		assertThat(figures("admin", HubHome.PASSWORD, reader)).isEqualTo(200);

		try {
			for (int i = 0; i < 20; i++) {
				figures("admin", "wrong " + i, "10.7.9." + i);
			}

			assertThat(figures("admin", HubHome.PASSWORD, "10.9.9.8")).isEqualTo(429);
			assertThat(figures("admin", HubHome.PASSWORD, reader)).isEqualTo(200);
		}
		finally {
			this.throttle.begin(reader, "admin").orElseThrow().succeeded();
		}
	}

	@Test
	void believesOnlyThisMachineAboutWhoCalls() {
		Stream<Valve> valves = Arrays
			.stream(((TomcatWebServer) ((ServletWebServerApplicationContext) this.context).getWebServer()).getTomcat()
				.getEngine()
				.getPipeline()
				.getValves());
		RemoteIpValve forwarded = valves.filter(RemoteIpValve.class::isInstance)
			.map(RemoteIpValve.class::cast)
			.findFirst()
			.orElseThrow();

		Pattern believed = Pattern.compile(forwarded.getInternalProxies());
		assertThat(List.of("127.0.0.1", "0:0:0:0:0:0:0:1")).allMatch(believed.asMatchPredicate());
		assertThat(List.of("10.0.0.5", "192.168.1.5", "172.17.0.1", "169.254.1.1", "100.64.0.1", "fe80:0:0:0:0:0:0:1"))
			.noneMatch(believed.asMatchPredicate());
	}

	@Test
	void letsNothingInlineRunAndNobodyFrameIt() throws Exception {
		String policy = call(MockMvcRequestBuilders.get("/console/login")).getResponse()
			.getHeader("Content-Security-Policy");

		assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
	}

	private static MockHttpServletRequestBuilder login(String name, String password, String address) {
		return login("/console/login", name, password, address);
	}

	private static MockHttpServletRequestBuilder login(String path, String name, String password, String address) {
		return MockMvcRequestBuilders.post(URI.create(path))
			.param("username", name)
			.param("password", password)
			.with((request) -> {
				request.setRemoteAddr(address);
				return request;
			});
	}

	private Manager kept() {
		Context root = (Context) ((TomcatWebServer) ((ServletWebServerApplicationContext) this.context).getWebServer())
			.getTomcat()
			.getHost()
			.findChildren()[0];
		return root.getManager();
	}

	private int figures(String name, String password, String address) throws Exception {
		return call(MockMvcRequestBuilders.get("/actuator/info")
			.with(SecurityMockMvcRequestPostProcessors.httpBasic(name, password))
			.with((request) -> {
				request.setRemoteAddr(address);
				return request;
			})).getResponse().getStatus();
	}

	private MvcResult call(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andReturn();
	}

}
