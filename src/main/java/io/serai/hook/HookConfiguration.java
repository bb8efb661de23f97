package io.serai.hook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The chain of the doors: no session, no cookie; who may come in is the signature's to
 * say.
 */
@Configuration(proxyBeanMethods = false)
class HookConfiguration {

	@Bean
	@Order(11)
	SecurityFilterChain hookChain(HttpSecurity http) throws Exception {
		return http.securityMatcher("/hooks/**")
			.csrf((csrf) -> csrf.disable())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache((cache) -> cache.disable())
			.logout((logout) -> logout.disable())
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.headers((headers) -> headers.httpStrictTransportSecurity((policy) -> policy.disable()))
			.build();
	}

}
