import { Agent as HttpAgent } from "node:http";
import { Agent } from "node:https";
import type { Duplex } from "node:stream";
import { connect, type ConnectionOptions, type TLSSocket } from "node:tls";

/** Whom a connection trusts. Without any of these, whom Node trusts. No setting turns the checking off. */
export interface Trust {
  /** PEM of the authority that signed the Service Layer's certificate, or of that certificate itself. */
  readonly ca?: string | readonly string[] | undefined;
  /**
   * SHA-256 fingerprint of the one certificate that is trusted, colons or not, as
   * `openssl x509 -in server.crt -noout -fingerprint -sha256` prints it. It is compared before the first byte of a request
   * leaves. Together with `ca` both have to hold; alone, it stands for chain, name and validity.
   */
  readonly fingerprint256?: string | undefined;
  /** The name in the certificate, where SAP is reached by another. @default the host of the URL */
  readonly servername?: string | undefined;
}

/** SAP's Apache closes an idle connection after 5 s: a request sent into that moment would be lost, and in doubt. */
const idle = 4_000;

/** Milliseconds to connect and shake hands. */
const patience = 10_000;

const pool = { keepAlive: true, timeout: idle } as const;

/** The connections to one kind of URL, kept for the next request while they are fresh. */
export function createAgents(trust: Trust): { readonly http: HttpAgent; readonly https: Agent } {
  const pin = pinOf(trust);
  const https = new Agent(pool);
  https.createConnection = (options, done) => {
    const settings = settingsOf(options as ConnectionOptions, trust, pin);
    open(settings, pin, done ?? (() => undefined));
    return undefined;
  };
  return { http: new HttpAgent(pool), https };
}

/** Every fault of the settings at once. */
function pinOf({ fingerprint256 }: Trust): string | undefined {
  if (fingerprint256 === undefined) return undefined;
  const pin = fingerprint256.replaceAll(":", "").toUpperCase();
  if (/^[0-9A-F]{64}$/.test(pin)) return pin;
  throw new TypeError(
    "fingerprint256 is no SHA-256 fingerprint: expected 64 hexadecimal digits, with colons or without.",
  );
}

function settingsOf(options: ConnectionOptions, { ca, servername }: Trust, pin?: string): ConnectionOptions {
  return {
    ...options,
    ...(ca !== undefined && { ca: [ca].flat() }),
    ...(servername !== undefined && { servername }),
    // The pin names the very certificate: that is more than a chain can say, and `open` holds the socket to it.
    rejectUnauthorized: pin === undefined || ca !== undefined,
  };
}

/** Hands over a connection only when the other end has proven who it is. */
function open(
  settings: ConnectionOptions,
  pin: string | undefined,
  done: (error: Error | null, socket: Duplex) => void,
): void {
  const socket: TLSSocket = connect(settings);
  const fail = (error: Error): void => {
    socket.destroy();
    done(error, socket);
  };
  socket.setTimeout(patience, () => socket.destroy(new Error(`No connection within ${String(patience)} ms`)));
  socket.once("error", fail);
  socket.once("secureConnect", () => {
    socket.setTimeout(0);
    socket.off("error", fail);
    const shown = socket.getPeerX509Certificate()?.fingerprint256.replaceAll(":", "");
    if (pin === undefined || shown === pin) done(null, socket);
    else fail(new Error("The certificate's SHA-256 fingerprint is not the pinned one"));
  });
}
