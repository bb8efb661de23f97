package io.serai.access;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.security.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UrlPathHelper;

/**
 * Who may see the console and the figures. The doors of the API have a chain of their
 * own; what no chain names is refused.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class ConsoleSecurity implements WebMvcConfigurer {

	static final String LOGIN = "/console/login";

	static final String LOGOUT = "/console/logout";

	static final String PASSWORD = "/console/password";

	/** Everything from here, nothing inline; pictures in style sheets are data: URLs. */
	private static final String CONTENT = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
			+ "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	@Bean
	static RoleHierarchy roleHierarchy() {
		return RoleHierarchyImpl.withDefaultRolePrefix()
			.role(Role.ADMINISTRATOR.name())
			.implies(Role.OPERATOR.name())
			.role(Role.OPERATOR.name())
			.implies(Role.VIEWER.name())
			.build();
	}

	/**
	 * Figures for machines that watch: HTTP Basic, no session. Health says only UP or
	 * DOWN.
	 */
	@Bean
	@Order(20)
	SecurityFilterChain actuatorChain(HttpSecurity http, LoginThrottle throttle) throws Exception {
		return http.securityMatcher("/actuator/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/actuator/health/**")
				.permitAll()
				.anyRequest()
				.hasRole(Role.ADMINISTRATOR.name()))
			.httpBasic((basic) -> basic.authenticationEntryPoint(new BasicThrottle()))
			.addFilterBefore(new BasicThrottle.Door(throttle), BasicAuthenticationFilter.class)
			.addFilterAfter(new BasicThrottle.Known(), BasicAuthenticationFilter.class)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf((csrf) -> csrf.disable())
			.headers(ConsoleSecurity::headers)
			.build();
	}

	@Bean
	@Order(30)
	SecurityFilterChain consoleChain(HttpSecurity http, LoginThrottle throttle, SignIns signIns, Sessions sessions)
			throws Exception {
		return http
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/", LOGIN, "/error", "/webjars/**", "/assets/**", "/favicon.ico")
				.permitAll()
				.requestMatchers(PathRequest.toStaticResources().atCommonLocations())
				.permitAll()
				.requestMatchers(PASSWORD)
				.authenticated()
				.requestMatchers("/console", "/console/**")
				.hasRole(Role.VIEWER.name())
				.anyRequest()
				.denyAll())
			.formLogin((login) -> signIn(login, sessions))
			.exceptionHandling(
					(refused) -> refused.authenticationEntryPoint(toSignIn()).accessDeniedHandler(new LateSignIn()))
			.logout((logout) -> logout.logoutUrl(LOGOUT).logoutSuccessUrl(LOGIN + "?out"))
			.addFilterBefore(new LoginThrottleFilter(throttle), UsernamePasswordAuthenticationFilter.class)
			.addFilterBefore(new StillWelcome(signIns), AuthorizationFilter.class)
			.headers(ConsoleSecurity::headers)
			.build();
	}

	/** Not to an address made of the host that a caller names. */
	private static AuthenticationEntryPoint toSignIn() {
		LoginUrlAuthenticationEntryPoint entry = new LoginUrlAuthenticationEntryPoint(LOGIN);
		entry.setFavorRelativeUris(true);
		return entry;
	}

	private static void signIn(FormLoginConfigurer<HttpSecurity> login, Sessions sessions) {
		SavedRequestAwareAuthenticationSuccessHandler welcome = new SavedRequestAwareAuthenticationSuccessHandler();
		welcome.setDefaultTargetUrl("/console");
		login.loginPage(LOGIN)
			.failureHandler(new RefusedSignIn())
			.successHandler((request, response, authentication) -> {
				LoginThrottle.Attempt.of(request).ifPresent(LoginThrottle.Attempt::succeeded);
				sessions.signedIn(request.getSession());
				welcome.onAuthenticationSuccess(request, response, authentication);
			});
	}

	/**
	 * Without HSTS: many hubs are reached by plain HTTP on the loopback or behind a
	 * proxy.
	 */
	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT))
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
			.httpStrictTransportSecurity((policy) -> policy.disable());
	}

	/**
	 * Returns the path as the rules above see it: decoded, so that nobody walks round a
	 * filter by writing it otherwise.
	 */
	static String path(HttpServletRequest request) {
		return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
	}

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addRedirectViewController("/", "/console");
	}

}
