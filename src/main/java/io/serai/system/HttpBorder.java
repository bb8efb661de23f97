package io.serai.system;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.serai.system.call.Answer;
import io.serai.system.kamelet.ConnectorTemplates;
import io.serai.system.kamelet.LateAddress;
import io.serai.system.outside.Systems;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sets how the hub speaks HTTP to outside systems: time-outs on every call, no repetition
 * and no redirect behind the hub's back, answers up to a size.
 */
@Component
final class HttpBorder implements CamelContextConfiguration {

	private static final int CONNECTIONS = 500;

	private static final int CONNECTIONS_PER_HOST = 100;

	private final SystemSettings settings;

	private final ConnectorTemplates templates;

	private final ObjectProvider<Systems> systems;

	HttpBorder(SystemSettings settings, ConnectorTemplates templates, ObjectProvider<Systems> systems) {
		this.settings = settings;
		this.templates = templates;
		this.systems = systems;
	}

	@Override
	public void beforeApplicationStart(CamelContext camel) {
		List.of("http", "https").forEach((scheme) -> configure(camel.getComponent(scheme, HttpComponent.class)));
		camel.getComponent("kamelet", KameletComponent.class).setNoErrorHandler(true);
		this.templates.load(camel);
		this.systems.ifAvailable(Systems::prepare);
	}

	@Override
	public void afterApplicationStart(CamelContext camel) {
		// Everything was said before the routes started.
	}

	private void configure(HttpComponent http) {
		http.setConnectTimeout(this.settings.connectTimeout().toMillis());
		http.setConnectionRequestTimeout(this.settings.connectTimeout().toMillis());
		http.setResponseTimeout(this.settings.responseTimeout().toMillis());
		http.setSoTimeout(this.settings.responseTimeout().toMillis());
		http.setMaxTotalConnections(CONNECTIONS);
		http.setConnectionsPerRoute(CONNECTIONS_PER_HOST);
		http.setAutomaticRetriesDisabled(true);
		http.setRedirectHandlingDisabled(true);
		http.setCookieManagementDisabled(true);
		http.setAuthCachingDisabled(true);
		http.setHttpClientConfigurer(this::guard);
	}

	private void guard(HttpClientBuilder client) {
		long limit = this.settings.maxAnswer().toBytes();
		client.addExecInterceptorFirst("late-address", new LateAddress());
		client.addExecInterceptorFirst("cap", (request, scope, chain) -> {
			ClassicHttpResponse response = chain.proceed(request, scope);
			HttpEntity entity = response.getEntity();
			if (entity != null) {
				response.setEntity(new CappedEntity(entity, limit));
			}
			return response;
		});
	}

	/** An answer that ends with an error where it grows too large. */
	private static final class CappedEntity extends HttpEntityWrapper {

		private final long limit;

		CappedEntity(HttpEntity entity, long limit) {
			super(entity);
			this.limit = limit;
		}

		@Override
		public InputStream getContent() throws IOException {
			return new CappedStream(super.getContent(), this.limit);
		}

	}

	private static final class CappedStream extends FilterInputStream {

		private final long limit;

		private long read;

		CappedStream(InputStream in, long limit) {
			super(in);
			this.limit = limit;
		}

		@Override
		public int read() throws IOException {
			int value = super.read();
			count((value >= 0) ? 1 : 0);
			return value;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int count = super.read(buffer, offset, length);
			count(Math.max(count, 0));
			return count;
		}

		private void count(int more) throws IOException {
			this.read += more;
			if (this.read > this.limit) {
				throw new Answer.TooLargeException(this.limit);
			}
		}

	}

}
