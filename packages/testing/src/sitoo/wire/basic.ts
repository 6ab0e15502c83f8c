/** The header by which a user and a password are shown. */
export function basic(user: string, password: string): string {
  const bytes = Array.from(new TextEncoder().encode(`${user}:${password}`), (byte) =>
    String.fromCharCode(byte),
  );
  return `Basic ${btoa(bytes.join(""))}`;
}
