package io.serai.system;

import java.util.HashMap;
import java.util.Map;

/**
 * Connectors that sign in in different ways, each with the operations {@code ask} and
 * {@code save}.
 */
final class SignInHome {

	private SignInHome() {
	}

	static ConnectorBed start(String url, StillClock clock) throws Exception {
		Home home = Home.temporary()
			.file("mappings/sign-in-to-shop/sign-in-to-shop.jslt",
					"{\"appid\": .appId, \"secret\": .appSecret, \"force\": $force}")
			.file("mappings/sign-in-to-erp/sign-in-to-erp.jslt", """
					{"time": iso-to-epoch($now),
					 "sign": sha256-hex(join(sort-texts([.appId, .appSecret, iso-to-epoch($now)]), ""))}""");
		connector(home, "shop", """
				signIn:
				  recipe: session
				  credentials: [appId, appSecret]
				  operation: sign-in
				  read: { token: $.access_token }
				  expires: $.expires_in
				  query: { access_token: "{token}" }
				  force: { apart: 30s, perDay: 20 }
				operations:
				  sign-in: { safety: safe, request: sign-in-to-shop }
				  ask: { safety: safe }
				failures:
				  - { when: { body: $.errcode, in: [40001, 42001] }, as: token-expired, message: $.errmsg }
				  - { when: { body: $.errcode, equals: 1 }, as: invalid-data, message: $.errmsg }
				""");
		connector(home, "erp", """
				signIn:
				  recipe: session
				  credentials: [appId, appSecret]
				  operation: sign-in
				  read: { session: "$.id", cookies: cookie }
				  headers: { kdservice-sessionid: "{session}", Cookie: "{cookies}" }
				operations:
				  sign-in: { safety: safe, request: sign-in-to-erp, send: query }
				  ask: { safety: safe }
				""");
		connector(home, "odata", """
				signIn:
				  recipe: session
				  encoded: "{username}:{password}"
				  always: { Authorization: "Basic {encoded}" }
				  operation: sign-in
				  read: { csrf: "header:x-csrf-token", cookies: cookie }
				  headers: { x-csrf-token: "{csrf}", Cookie: "{cookies}" }
				  only: [save]
				operations:
				  sign-in: { safety: safe }
				  ask: { safety: safe }
				  save: { safety: safe }
				failures:
				  - { when: { status: 403, header: x-csrf-token, matches: "(?i)required" }, as: token-expired }
				""");
		connector(home, "frappe", """
				signIn:
				  recipe: session
				  credentials: [apiKey, apiSecret]
				  headers: { Authorization: "token {apiKey}:{apiSecret}" }
				operations: { ask: { safety: safe } }
				""");
		connector(home, "crm", """
				signIn:
				  recipe: session
				  credentials: [appId, appSecret]
				  operation: sign-in
				  read: { token: $.token }
				  body: { corpAccessToken: "{token}", appId: "{appId}" }
				  address: $.instance_url
				  expires: 1h
				operations:
				  sign-in: { safety: safe }
				  ask: { safety: safe }
				  save: { safety: safe, send: parts }
				""");
		connector(home, "plain", """
				signIn: { recipe: basic }
				operations:
				  ask: { safety: safe }
				  save: { safety: safe }
				""");
		connector(home, "ruled", """
				signIn: { recipe: basic }
				operations:
				  ask: { safety: safe }
				  save: { safety: safe }
				failures:
				  - { when: { status: 401 }, as: unauthorised }
				""");
		Map<String, String> settings = new HashMap<>();
		for (String system : new String[] { "shop", "erp", "odata", "frappe", "crm", "plain", "ruled" }) {
			settings.put(system + ".connector", system);
			settings.put(system + ".url", url + "/" + system);
			settings.putAll(Map.of(system + ".username", "hubuser", system + ".password", "geheim-1"));
			// As Spring names what it reads from SERAI_SYSTEMS_SHOP_CREDENTIALS_APPID.
			settings.put(system + ".credentials.appid", "wx1");
			settings.put(system + ".credentials.app-secret", "geheim-2");
			settings.put(system + ".credentials.apikey", "key-3");
			settings.put(system + ".credentials.apisecret", "geheim-3");
		}
		return new ConnectorBed(home.folder(), settings, clock);
	}

	private static void connector(Home home, String name, String rest) {
		home.file("connectors/%s/connector.yaml".formatted(name),
				"connector: %s%ntitle: A system%n%s".formatted(name, rest));
		for (String operation : new String[] { "sign-in", "ask", "save" }) {
			home.kamelet(name, operation, "POST", "/" + operation);
		}
	}

}
