/** The path with every key taken out: keys may name a person, and a span's name has few values. */
export function templateOf(path: string): string {
  const [bare = ""] = path.split("?", 1);
  return bare.replace(/\((?:'(?:[^']|'')*'|[^')])+\)/g, "({key})");
}
