import { integerOf, type Row } from "../json.ts";

const tags = new Map<number, Promise<string>>();

/** The ETag of a version: weak, the SHA-1 of the number's text in upper-case hex. */
function etagOf(version: number): Promise<string> {
  const known = tags.get(version);
  if (known) return known;
  const tag = crypto.subtle.digest("SHA-1", new TextEncoder().encode(String(version))).then(
    (hash) =>
      `W/"${[...new Uint8Array(hash)]
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join("")
        .toUpperCase()}"`,
  );
  tags.set(version, tag);
  return tag;
}

/** A row without its DataVersion gets the tag of version 1, which is wrong: that is what SAP does. */
export function etagOfRow(row: Row): Promise<string> {
  return etagOf(integerOf(row, "DataVersion") ?? 1);
}

/**
 * What `If-Match` asks, as a test of the row at the very moment of the change: hashing takes time, and rows are replaced,
 * never changed. A value that is no weak ETag is ignored, and the change is a blind one.
 */
export async function precondition(
  ifMatch: string | null,
  row: Row,
): Promise<(now: Row | undefined) => boolean> {
  if (!ifMatch || !/^W\/"[^"]*"$/.test(ifMatch)) return () => true;
  const matches = ifMatch === (await etagOfRow(row));
  return (now) => matches && now === row;
}
