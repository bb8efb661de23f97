package io.serai.oa;

import java.util.List;
import java.util.Map;

import org.flowable.engine.IdentityService;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Flowable's own REST API as it is, signed in to by Basic against Flowable's own users: {@code hub}, who asks, and
 * {@code manager}, who decides.
 */
@SpringBootApplication
public class FlowableOa {

	private static final Map<String, String> USERS = Map.of("hub", "hub-Pass1", "manager", "manager-Pass1");

	public static void main(String[] arguments) {
		SpringApplication.run(FlowableOa.class, arguments);
	}

	@Bean
	SecurityFilterChain everybodySignsIn(HttpSecurity http) throws Exception {
		return http.csrf((csrf) -> csrf.disable())
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	@Bean
	AuthenticationProvider flowableUsers(IdentityService users) {
		return new FlowableUsers(users);
	}

	@Bean
	CommandLineRunner makeUsers(IdentityService users) {
		return (arguments) -> USERS.forEach((name, password) -> {
			var user = users.newUser(name);
			user.setPassword(password);
			users.saveUser(user);
		});
	}

	private record FlowableUsers(IdentityService users) implements AuthenticationProvider {

		@Override
		public Authentication authenticate(Authentication asked) throws AuthenticationException {
			String password = String.valueOf(asked.getCredentials());
			if (!this.users.checkPassword(asked.getName(), password)) {
				throw new BadCredentialsException("unknown user or wrong password");
			}
			org.flowable.common.engine.impl.identity.Authentication.setAuthenticatedUserId(asked.getName());
			return new UsernamePasswordAuthenticationToken(asked.getName(), password,
					List.of(new SimpleGrantedAuthority("ROLE_USER")));
		}

		@Override
		public boolean supports(Class<?> type) {
			return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
		}

	}

}
