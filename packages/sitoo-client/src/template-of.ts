/** A path that nobody documented, with every number, GUID and text of its own taken out. */
export function templateOf(pathname: string): string {
  return pathname.replace(/\/(?:\d+|%7B[^/]*|[^/]*[^\w./-][^/]*)(?=\.json$|\/|$)/gi, "/{}");
}
