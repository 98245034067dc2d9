/** Does some milliseconds of deleting, in one transaction, and says whether there is more to do. */
export type PruneStep = (cutoffMs: number) => boolean;
