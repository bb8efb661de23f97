package io.serai.system.kamelet;

import java.net.URI;
import java.util.Optional;

import org.apache.hc.client5.http.psl.DomainType;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/**
 * An address that a sign-in told, in place of the configured one. Whoever could answer
 * for the system must not be able to send the hub, and its token, anywhere: only HTTPS,
 * and only within the domain of the configured address.
 */
public final class ToldAddress {

	private ToldAddress() {
	}

	/**
	 * Returns scheme, host and port to turn to; empty if the address must not be
	 * followed.
	 */
	public static Optional<String> allowed(String configured, String told) {
		URI from = uri(configured);
		URI to = uri(told);
		if (from == null || to == null || from.getHost() == null || to.getHost() == null) {
			return Optional.empty();
		}
		boolean sameHost = from.getScheme().equals(to.getScheme()) && from.getHost().equalsIgnoreCase(to.getHost());
		boolean allowed = sameHost || ("https".equals(to.getScheme()) && domain(from).equals(domain(to)));
		return allowed ? Optional
			.of("%s://%s%s".formatted(to.getScheme(), to.getHost(), (to.getPort() > 0) ? ":" + to.getPort() : ""))
				: Optional.empty();
	}

	/**
	 * Returns path and query of an address that the system told; empty if it is on
	 * another host.
	 */
	public static Optional<String> path(String configured, String told) {
		URI from = uri(configured);
		if (from == null || told.startsWith("//")) {
			return Optional.empty();
		}
		URI to = told.startsWith("/") ? uri(from.getScheme() + "://" + from.getRawAuthority() + told) : uri(told);
		boolean same = to != null && from.getScheme().equals(to.getScheme())
				&& from.getRawAuthority().equalsIgnoreCase(to.getRawAuthority());
		return (to == null || !same) ? Optional.empty()
				: Optional.of(to.getRawPath() + ((to.getRawQuery() != null) ? "?" + to.getRawQuery() : ""));
	}

	private static @Nullable URI uri(String text) {
		try {
			URI uri = URI.create(text.strip());
			return (uri.getScheme() != null) ? uri : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** The part of a name that one owner registered, else the name itself. */
	private static String domain(URI uri) {
		String root = PublicSuffixMatcherLoader.getDefault().getDomainRoot(uri.getHost(), DomainType.ICANN);
		return (root != null) ? root : uri.getHost();
	}

}
