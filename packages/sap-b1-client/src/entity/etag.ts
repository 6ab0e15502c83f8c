/** An entity tag of SAP: it rises with every write to the row, by whomever. */
export type ETag = `W/"${string}"`;

const wellFormed = /^W\/"[0-9A-F]{40}"$/i;

/**
 * The entity tag of a row that was read; undefined when its set has none, or `DataVersion` was not read with it: SAP
 * then answers one and the same tag for every row, and a write guarded by it passes by chance.
 */
export function etagOf(row: Readonly<Record<string, unknown>>): ETag | undefined {
  const tag = row["@odata.etag"] ?? row["odata.etag"];
  return typeof row.DataVersion === "number" && isETag(tag) ? tag : undefined;
}

/**
 * The header for a write that is to happen only if nobody wrote since. Throws a TypeError for what SAP would overlook
 * without a word: a malformed tag, and a tag on a set that has none.
 */
export function ifMatchHeader(tag: string | undefined, set: EntityTags): Readonly<Record<string, string>> {
  if (tag === undefined) return {};
  if (!set.etags) throw new TypeError(`${set.set} has no entity tags: SAP would overlook ifMatch and write.`);
  if (tag !== "*" && !isETag(tag)) {
    throw new TypeError(`ifMatch of ${set.set} is no entity tag of SAP: SAP would overlook it and write.`);
  }
  return { "if-match": tag };
}

interface EntityTags {
  readonly set: string;
  readonly etags?: boolean | undefined;
}

function isETag(tag: unknown): tag is ETag {
  return typeof tag === "string" && wellFormed.test(tag);
}
