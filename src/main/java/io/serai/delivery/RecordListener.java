package io.serai.delivery;

import java.util.List;

/**
 * Is told every accepted record, in batches.
 */
public interface RecordListener {

	/**
	 * Takes a batch over. Once this returns, the batch leaves the broker; if it throws,
	 * the batch comes again later.
	 * @param batch 1 to 500 records; a record may come twice
	 */
	void onRecords(List<StoredRecord> batch);

}
