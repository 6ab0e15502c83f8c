import type { SyncEvent } from "@instep/sync-engine";

/** Where progress is written: a terminal gets one line that is rewritten, a file a line per tenth of the day. */
export interface Progress {
  readonly show: (event: SyncEvent) => void;
  readonly end: () => void;
}

export interface DaySpan {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly now: () => number;
}

/** Shows on `stream` how far the day has come and how the orders stand. */
export function showProgress(stream: NodeJS.WriteStream, { opensAt, closesAt, now }: DaySpan): Progress {
  let tenth = -1;
  return {
    show: (event) => {
      if (event.type !== "run-ended") return;
      const share = Math.min(Math.max((now() - opensAt) / Math.max(closesAt - opensAt, 1), 0), 1);
      const { orders, posted, waiting, inException } = event.status;
      const time = new Date(now()).toISOString().slice(11, 16);
      const line = `${time} UTC  ${orders} orders read, ${posted} posted, ${waiting} waiting, ${inException} in exception`;
      if (stream.isTTY) stream.write(`\r\u001b[K${line}`);
      else if (Math.floor(share * 10) > tenth) stream.write(`${line}\n`);
      tenth = Math.max(tenth, Math.floor(share * 10));
    },
    end: () => {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}
