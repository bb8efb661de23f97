package io.serai.crossref;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * Notices that a person changed links on another node, and lets this one forget those
 * that it remembers.
 */
final class LinkNews {

	private static final Logger LOG = LoggerFactory.getLogger(LinkNews.class);

	private final LinkDeeds deeds;

	private final CrossReference links;

	private long known = -1;

	LinkNews(LinkDeeds deeds, CrossReference links) {
		this.deeds = deeds;
		this.links = links;
	}

	/** Asks for news; what was remembered before the first time is not trusted. */
	synchronized void look() {
		try {
			long version = this.deeds.version();
			if (version != this.known) {
				this.links.forget();
				this.known = version;
			}
		}
		catch (DataAccessException ex) {
			// Deliveries notice for themselves, and say so.
			LOG.debug("no news of links while the database is away");
		}
	}

}
