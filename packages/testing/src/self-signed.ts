import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** A certificate and its private key, both PEM. */
export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
}

/**
 * Makes a certificate for localhost and 127.0.0.1 that nobody has signed but itself, as a new Service Layer has one.
 * It is made anew each time: there is no key to steal.
 *
 * @param now milliseconds since the Unix epoch: it is valid for a year from the day before
 */
export function selfSigned(now: number): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const body = toBeSigned(publicKey, now);
  const certificate = sequence(body, ecdsaWithSha256, bitString(sign("sha256", body, privateKey)));
  return {
    cert: pem("CERTIFICATE", certificate),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** The fields of an X.509 certificate (RFC 5280), in DER. */
function toBeSigned(publicKey: KeyObject, now: number): Buffer {
  const day = 86_400_000;
  const name = sequence(
    tagged(0x31, sequence(objectId(0x55, 0x04, 0x03), tagged(0x0c, Buffer.from("localhost")))),
  );
  return sequence(
    tagged(0xa0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])), // a serial number, positive
    ecdsaWithSha256,
    name, // the issuer is the subject
    sequence(time(now - day), time(now + 365 * day)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(subjectAltName)),
  );
}

function tagged(tag: number, ...content: readonly Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const { length } = value;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

const sequence = (...content: readonly Buffer[]): Buffer => tagged(0x30, ...content);
const integer = (value: Buffer): Buffer => tagged(0x02, value);
const bitString = (value: Buffer): Buffer => tagged(0x03, Buffer.from([0]), value);
const objectId = (...bytes: readonly number[]): Buffer => tagged(0x06, Buffer.from(bytes));

/** GeneralizedTime, "YYYYMMDDHHMMSSZ". */
const time = (at: number): Buffer =>
  tagged(0x18, Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]|\..*/g, "")}Z`));

const ecdsaWithSha256 = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

/** The names it is good for: localhost and 127.0.0.1. */
const subjectAltName = sequence(
  objectId(0x55, 0x1d, 0x11),
  tagged(0x04, sequence(tagged(0x82, Buffer.from("localhost")), tagged(0x87, Buffer.from([127, 0, 0, 1])))),
);

function pem(label: string, der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
