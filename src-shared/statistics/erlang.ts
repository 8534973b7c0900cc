/** A queue of one kind of work: Poisson arrivals, exponential service, first come first served, nobody gives up. */
export interface Queue {
  /** Offered load in erlangs: arrivals a second times mean service in seconds. Below `servers`, or the queue grows for ever. */
  load: number;
  servers: number;
  /** Mean service in seconds. */
  service: number;
}

/**
 * Erlang's loss formula: the share of arrivals that find every server busy where nobody waits. By the recursion
 * B(0) = 1, B(n) = load B(n-1) / (n + load B(n-1)), which neither overflows nor cancels.
 * Source: A. K. Erlang 1917; the recursion in Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory, section 3.5.
 */
export function lossProbability({ load, servers }: Pick<Queue, "load" | "servers">): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Erlang's delay formula C = B / (1 - (load / servers) (1 - B)): the share of arrivals that wait (M/M/c). Source: as above, section 3.3. */
export function waitProbability(queue: Pick<Queue, "load" | "servers">): number {
  const { load, servers } = queue;
  if (!(load >= 0 && load < servers)) throw new RangeError(`A queue with ${servers} servers is not stable under ${load} erlangs.`);
  const blocked = lossProbability(queue);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Mean wait of everyone who comes, in seconds; those who are served at once count as 0. Call centres call it the average speed of answer. */
export const meanWait = (queue: Queue): number => (waitProbability(queue) * queue.service) / (queue.servers - queue.load);

/** Share that is served within so many seconds; call centres call it the service level. */
export const servedWithin = (queue: Queue, seconds: number): number =>
  1 - waitProbability(queue) * Math.exp((-(queue.servers - queue.load) * seconds) / queue.service);

/** Mean number of those who wait at a moment, by Little's law: arrivals a second times mean wait. */
export const meanQueue = (queue: Queue): number => (queue.load / queue.service) * meanWait(queue);

/** Mean share of the servers that are busy. */
export const utilisation = ({ load, servers }: Pick<Queue, "load" | "servers">): number => load / servers;
