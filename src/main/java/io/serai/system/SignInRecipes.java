package io.serai.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The recipes that need no call of their own.
 */
@Configuration(proxyBeanMethods = false)
class SignInRecipes {

	private static final String AUTHORIZATION = "Authorization";

	@Bean
	SignIn noSignIn() {
		return new Fixed("none", Set.of(), (request) -> Map.of());
	}

	@Bean
	SignIn bearerSignIn() {
		return new Fixed("bearer", Set.of("token"),
				(request) -> Map.of(AUTHORIZATION, "Bearer " + SignInRequest.present(request.setting().token())));
	}

	@Bean
	SignIn basicSignIn() {
		return new Fixed("basic", Set.of("username", "password"), (request) -> {
			String pair = request.setting().username() + ":" + request.setting().password();
			return Map.of(AUTHORIZATION,
					"Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
		});
	}

	@Bean
	SignIn apiKeySignIn() {
		return new Fixed("api-key", Set.of("token"),
				(request) -> Map.of(Objects.requireNonNullElse(request.spec().header(), "X-Api-Key"),
						SignInRequest.present(request.setting().token())));
	}

	private record Fixed(String recipe, Set<String> needs,
			Function<SignInRequest, Map<String, String>> make) implements SignIn {

		@Override
		public Map<String, String> headers(SignInRequest request) {
			return this.make.apply(request);
		}

	}

}
