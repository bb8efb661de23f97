package io.serai.intake;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The chain of the API: no session, no cookie, a known caller or nothing. Only its
 * description is open.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

	private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

	/** What may be read without being known. */
	static final RequestMatcher OPEN = new OrRequestMatcher(PATH.matcher(HttpMethod.GET, "/api/docs"),
			PATH.matcher(HttpMethod.GET, "/api/docs/**"), PATH.matcher(HttpMethod.GET, "/api/v1/openapi.json"),
			PATH.matcher(HttpMethod.GET, "/api/v1/schemas/*"));

	@Bean
	@Order(10)
	SecurityFilterChain apiChain(HttpSecurity http, Admittance admittance) throws Exception {
		return http.securityMatcher("/api/**")
			.csrf((csrf) -> csrf.disable())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache((cache) -> cache.disable())
			.logout((logout) -> logout.disable())
			.authorizeHttpRequests(
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
						.permitAll()
						.requestMatchers(OPEN)
						.permitAll()
						.anyRequest()
						.hasRole("CALLER"))
			.addFilterBefore(new CallerFilter(admittance), AuthorizationFilter.class)
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(
					"default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
							+ "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"))
				.httpStrictTransportSecurity((policy) -> policy.disable()))
			.build();
	}

	/**
	 * A measurement around each of a dozen filters costs more than the filters.
	 */
	@Bean
	SecurityObservationSettings unmeasuredFilters() {
		return SecurityObservationSettings.noObservations();
	}

	/** Keys of records may hold a slash; in a path it is sent as {@code %2F}. */
	@Bean
	StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowUrlEncodedSlash(true);
		return firewall;
	}

}
