package io.serai.access;

import java.net.URI;

import io.serai.HubHome;
import io.serai.HubTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
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

	private final MockMvc mvc;

	@Autowired
	ConsoleSecurityTests(WebApplicationContext context) {
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
		assertThat(forged.getResponse().getStatus()).isEqualTo(403);
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

	private MvcResult call(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andReturn();
	}

}
