/** The credentials that Sitoo was given for a web hook. */
export interface HookUser {
  readonly user: string;
  readonly password: string;
}

/** Whether a request may come in. */
export type Authorized = (request: Request) => boolean | Promise<boolean>;

/** Basic authentication. To compare takes as long for a wrong password of any length as for the right one. */
export function basicAuth({ user, password }: HookUser): Authorized {
  const credentials = new TextEncoder().encode(`${user}:${password}`);
  const expected = new TextEncoder().encode(`Basic ${btoa(String.fromCharCode(...credentials))}`);
  return ({ headers }) => {
    const shown = (headers.get("authorization") ?? "").replace(/^basic /i, "Basic ");
    return isSame(new TextEncoder().encode(shown), expected);
  };
}

/** Looks at each byte of what is expected, whatever was shown. */
function isSame(shown: Uint8Array, expected: Uint8Array): boolean {
  let difference = shown.length ^ expected.length;
  for (const [at, byte] of expected.entries()) difference |= byte ^ (shown[at % shown.length] ?? 0);
  return difference === 0;
}
