package io.serai.system.signin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.serai.system.connector.SignInSpec;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The recipes that need no call of their own.
 */
@Configuration(proxyBeanMethods = false)
public class SignInRecipes {

	private static final String AUTHORIZATION = "Authorization";

	@Bean
	SignIn noSignIn() {
		return new Fixed("none", List.of(), true, (request) -> Map.of());
	}

	@Bean
	SignIn bearerSignIn() {
		return new Fixed("bearer", List.of("token"), true,
				(request) -> Map.of(AUTHORIZATION, "Bearer " + request.credential("token")));
	}

	@Bean
	SignIn basicSignIn() {
		return new Fixed("basic", List.of("username", "password"), false, (request) -> {
			String pair = request.credential("username") + ":" + request.credential("password");
			return Map.of(AUTHORIZATION, "Basic " + encoded(pair));
		});
	}

	@Bean
	SignIn apiKeySignIn() {
		return new Fixed("api-key", List.of("token"), true, (request) -> Map
			.of(Objects.requireNonNullElse(request.spec().header(), "X-Api-Key"), request.credential("token")));
	}

	/** Returns every recipe, for checks without a context. */
	public static Stream<SignIn> withoutContext() {
		SignInRecipes recipes = new SignInRecipes();
		return Stream.of(recipes.noSignIn(), recipes.bearerSignIn(), recipes.basicSignIn(), recipes.apiKeySignIn(),
				new OAuthSignIn(), new SessionSignIn());
	}

	public static String encoded(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private record Fixed(String recipe, List<String> own, boolean mayHelpAgain,
			Function<SignInRequest, Map<String, String>> make) implements SignIn {

		@Override
		public List<String> needs(SignInSpec spec) {
			return spec.credentials().isEmpty() ? this.own : spec.credentials();
		}

		@Override
		public Grant grant(SignInRequest request) {
			Map<String, String> headers = this.make.apply(request);
			return Grant.ofHeaders(headers, Set.copyOf(headers.values()));
		}

	}

}
