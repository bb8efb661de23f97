package io.serai.system.kamelet;

import java.io.IOException;
import java.net.URI;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Says at the last moment where a request really goes: appends parameters to its address,
 * so that a token among them is in no address that Camel or the hub could log or quote in
 * a failure, and turns to the host that a sign-in told.
 */
public final class LateAddress implements ExecChainHandler {

	/** Carries the parameters, encoded, up to here and never further. */
	public static final String QUERY = "X-Serai-Query";

	/** Carries scheme, host and port that the sign-in told. */
	static final String HOST = "X-Serai-Host";

	/** Carries path and query that the system told for the next page. */
	static final String PATH = "X-Serai-Path";

	@Override
	public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
			throws IOException, HttpException {
		Header told = request.getFirstHeader(PATH);
		if (told != null) {
			request.removeHeaders(PATH);
			request.setPath(told.getValue());
		}
		Header query = request.getFirstHeader(QUERY);
		if (query != null) {
			request.removeHeaders(QUERY);
			String path = request.getPath();
			request.setPath(path + separator(path) + query.getValue());
		}
		Header host = request.getFirstHeader(HOST);
		if (host == null) {
			return chain.proceed(request, scope);
		}
		request.removeHeaders(HOST);
		return chain.proceed(request, turned(request, scope, HttpHost.create(URI.create(host.getValue()))));
	}

	private static String separator(String path) {
		return (path.indexOf('?') < 0) ? "?" : path.endsWith("?") ? "" : "&";
	}

	private static ExecChain.Scope turned(ClassicHttpRequest request, ExecChain.Scope scope, HttpHost host) {
		boolean secure = host.getSchemeName().equals("https");
		int port = (host.getPort() > 0) ? host.getPort() : secure ? 443 : 80;
		request.setScheme(host.getSchemeName());
		request.setAuthority(new URIAuthority(host));
		HttpRoute route = new HttpRoute(new HttpHost(host.getSchemeName(), host.getHostName(), port), null, secure);
		return new ExecChain.Scope(scope.exchangeId, route, scope.originalRequest, scope.execRuntime,
				scope.clientContext);
	}

}
