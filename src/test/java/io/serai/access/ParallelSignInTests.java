package io.serai.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.serai.database.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many sign-ins at the same moment, while looking at a password takes long.
 */
class ParallelSignInTests {

	private static final int MANY = 50;

	private static final String RIGHT = "right and long enough";

	private final SlowPasswords passwords = new SlowPasswords();

	private final TestDatabase database = TestDatabase.h2();

	private final AnnotationConfigWebApplicationContext hub = new AnnotationConfigWebApplicationContext();

	private MockMvc mvc;

	@BeforeEach
	void open() {
		Users users = new Users(JdbcClient.create(this.database.dataSource()), this.passwords, Clock.systemUTC());
		users.create("clerk", RIGHT, Role.ADMINISTRATOR, false);
		AccessSettings settings = new AccessSettings("", Path.of("unused"), "", Duration.ofSeconds(5), null);
		this.hub.setServletContext(new MockServletContext());
		this.hub.register(Web.class, ConsoleSecurity.class);
		this.hub.addBeanFactoryPostProcessor((factory) -> {
			factory.registerSingleton("throttle", new LoginThrottle());
			factory.registerSingleton("signIns", new SignIns(users, settings));
			factory.registerSingleton("sessions", new Sessions(new ServerProperties()));
			factory.registerSingleton("dispatcherServletPath", (DispatcherServletPath) () -> "/");
			factory.addBeanPostProcessor(this.passwords);
		});
		this.hub.refresh();
		this.mvc = MockMvcBuilders.webAppContextSetup(this.hub)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
	}

	@AfterEach
	void close() {
		this.hub.close();
		this.database.close();
	}

	@Test
	void looksAtFivePasswordsOfOneAddressHoweverManyComeAtOnce() throws Exception {
		List<String> answers = atOnce(() -> call(login("clerk", "wrong", "127.0.0.1")).getRedirectedUrl());

		assertThat(this.passwords.looks).hasValue(5);
		assertThat(answers).filteredOn("/console/login?error"::equals).hasSize(5);
		assertThat(answers).filteredOn("/console/login?wait"::equals).hasSize(MANY - 5);
		assertThat(call(login("clerk", RIGHT, "127.0.0.1")).getRedirectedUrl()).isEqualTo("/console/login?wait");
	}

	@Test
	void looksAtFiveOfThemByBasicToo() throws Exception {
		List<Integer> answers = atOnce(() -> call(figures("wrong")).getStatus());

		assertThat(this.passwords.looks).hasValue(5);
		assertThat(answers).filteredOn((status) -> status == 401).hasSize(5);
		assertThat(answers).filteredOn((status) -> status == 429).hasSize(MANY - 5);
	}

	@Test
	void looksAtFiveOfThemWhereTheOwnPasswordIsChanged() throws Exception {
		Users users = new Users(JdbcClient.create(this.database.dataSource()), this.passwords, Clock.systemUTC());
		OwnPassword own = new OwnPassword(users, this.hub.getBean(SignIns.class), this.hub.getBean(LoginThrottle.class),
				new Audit(JdbcClient.create(this.database.dataSource()), Clock.systemUTC()),
				TransactionOperations.withoutTransaction());
		NewPassword typed = new NewPassword("wrong", "a new one of mine", "a new one of mine");

		List<PasswordFault> answers = atOnce(() -> {
			MockHttpServletRequest request = new MockHttpServletRequest();
			request.setRemoteUser("clerk");
			return own.change(typed, request, new MockHttpServletResponse()).orElseThrow();
		});

		assertThat(this.passwords.looks).hasValue(5);
		assertThat(answers).filteredOn(PasswordFault.WRONG::equals).hasSize(5);
		assertThat(answers).filteredOn(PasswordFault.MUST_WAIT::equals).hasSize(MANY - 5);
	}

	@Test
	void countsWhatFailsForTheNameHoweverItIsWritten() throws Exception {
		for (int i = 0; i < 20; i++) {
			String address = "10.0.0." + i;
			assertThat(call(login("\u0001".repeat(i) + "clerk", "wrong", address)).getRedirectedUrl())
				.isEqualTo("/console/login?error");
		}

		assertThat(call(login("clerk", "wrong", "10.0.1.1")).getRedirectedUrl()).isEqualTo("/console/login?wait");
	}

	@Test
	void aRightPasswordOrADatabaseThatIsAwayLeavesNothingCounted() throws Exception {
		for (int i = 0; i < 6; i++) {
			assertThat(call(figures(RIGHT)).getStatus()).isEqualTo(404);
		}
		this.database.close();
		for (int i = 0; i < 6; i++) {
			assertThat(call(login("clerk", RIGHT, "127.0.0.1")).getRedirectedUrl()).isEqualTo("/console/login?away");
			assertThat(call(figures(RIGHT)).getStatus()).isEqualTo(401);
			assertThat(call(MockMvcRequestBuilders.get("/actuator/health").header("Authorization", "Bearer x"))
				.getStatus()).isEqualTo(404);
		}
	}

	/** Nobody's password is known to be wrong before all have come as far as they get. */
	private <T> List<T> atOnce(Callable<T> signIn) throws Exception {
		AtomicInteger answered = new AtomicInteger();
		List<Future<T>> answers;
		this.passwords.hold = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			answers = IntStream.range(0, MANY).mapToObj((number) -> threads.submit(() -> {
				try {
					return signIn.call();
				}
				finally {
					answered.incrementAndGet();
				}
			})).toList();
			try {
				Awaitility.await().until(() -> this.passwords.looks.get() + answered.get() == MANY);
			}
			finally {
				this.passwords.hold.countDown();
			}
		}
		return answers.stream().map(Future::resultNow).toList();
	}

	private static MockHttpServletRequestBuilder login(String name, String password, String address) {
		return MockMvcRequestBuilders.post("/console/login")
			.param("username", name)
			.param("password", password)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with((request) -> {
				request.setRemoteAddr(address);
				return request;
			});
	}

	private static MockHttpServletRequestBuilder figures(String password) {
		return MockMvcRequestBuilders.get("/actuator/info")
			.with(SecurityMockMvcRequestPostProcessors.httpBasic("clerk", password));
	}

	private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andReturn().getResponse();
	}

	/** Carries no stereotype, so that no scan finds it. */
	@EnableWebMvc
	static class Web {

	}

	/** Looks at a password only once it is let; says yes to the right one. */
	private static final class SlowPasswords implements PasswordEncoder, BeanPostProcessor {

		private final AtomicInteger looks = new AtomicInteger();

		private volatile CountDownLatch hold = new CountDownLatch(0);

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof PasswordEncoder) ? this : bean;
		}

		@Override
		public String encode(CharSequence password) {
			return password.toString();
		}

		@Override
		public boolean matches(CharSequence password, String encoded) {
			this.looks.incrementAndGet();
			try {
				return this.hold.await(30, TimeUnit.SECONDS) && password.toString().equals(encoded);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
