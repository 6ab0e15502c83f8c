/** Details of a log line: identities and figures. Never headers, bodies, query strings, credentials or personal data. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where log lines go. `console` fits, and so does any logger with these four methods. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

const ignore = (): void => undefined;

/** Writes nothing. */
export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** A log that throws is overlooked: there is nowhere left to tell it, and what was just confirmed is not to be lost for it. */
export function unfailing(log: Log): Log {
  const quietly =
    (level: keyof Log): Log["info"] =>
    (message, fields) => {
      try {
        log[level](message, fields);
      } catch {
        return;
      }
    };
  return {
    debug: quietly("debug"),
    info: quietly("info"),
    warn: quietly("warn"),
    error: quietly("error"),
  };
}
