import type { WireOptions } from "./wire-options.ts";

/** The nodes behind the load balancer: any of them answers for any session, which its own cookie names. */
export interface Nodes {
  /** The node of a new session, each in its turn; undefined when all are down. */
  next(): number | undefined;
  /** Where a request goes: to the node of its cookie, or the next one when that is down. */
  routeOf(headers: Headers): number | undefined;
  isUp(node: number): boolean;
  /** Whether the node of a request answers every read with an error, and logins as ever. */
  isBroken(headers: Headers): boolean;
}

export function createNodes(options: Readonly<WireOptions>): Nodes {
  let turn = 0;
  const isUp = (node: number): boolean =>
    node >= 1 && node <= options.nodes && !options.nodesDown.includes(node);
  const firstUpFrom = (start: number): number | undefined => {
    for (let step = 0; step < options.nodes; step += 1) {
      const node = ((start - 1 + step) % options.nodes) + 1;
      if (isUp(node)) return node;
    }
    return undefined;
  };
  const routeOf = (headers: Headers): number | undefined => firstUpFrom(nodeOf(headers) ?? 1);
  return {
    next: () => {
      const node = firstUpFrom(turn + 1);
      turn = (node ?? 0) % options.nodes;
      return node;
    },
    routeOf,
    isUp,
    isBroken: (headers) => options.nodesBroken.includes(routeOf(headers) ?? 0),
  };
}

/** The node that a request's cookie names. */
export function nodeOf(headers: Headers): number | undefined {
  const node = /(?:^|;\s*)ROUTEID=\.node(\d+)/.exec(headers.get("Cookie") ?? "")?.[1];
  return node === undefined ? undefined : Number(node);
}

export function routeCookie(node: number): string {
  return `ROUTEID=.node${String(node)}; path=/b1s`;
}
