/** A part that leads up or nowhere: an address is rewritten with it, and the call goes to another site. */
const dots = /^(\.|%2e){0,2}$/i;
/** A part that leads out of the account. */
const above = /^(\.|%2e){2}(\/|$)/i;
/** An address without these reads otherwise: the rest is cut off, a part is made of it, or it vanishes. */
const odd = /[#\\\p{Cc}\p{Cs}]| $/u;

/**
 * The path of a call as it is sent, without slashes at its beginning. Throws a TypeError for one that names a site by its
 * GUID, which finds nothing, and for one that would be sent elsewhere than it says.
 */
export function rawPath(given: unknown): string {
  if (typeof given !== "string") throw new TypeError("The path of a call is a text.");
  const path = given.replace(/^\/+/, "");
  const [place = ""] = path.split("?");
  const parts = place.split("/");
  if (above.test(place)) throw new TypeError("The path of a call leads out of the account.");
  if (odd.test(path) || parts.some((part) => dots.test(part)))
    throw new TypeError("The path of a call has an empty part, one of dots, a # or a backslash.");
  const [first, site = "1"] = parts;
  if (first === "sites" && !/^[1-9]\d*$/.test(site.replace(/\.json$/, "")))
    throw new TypeError("A site is named by its number in a path; its GUID finds nothing.");
  return path;
}
