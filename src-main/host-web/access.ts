import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

const secret = () => randomBytes(32).toString("base64url");

function equal(given: string | null | undefined, wanted: string): boolean {
  const a = Buffer.from(given ?? "");
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Who may talk to the host: whoever opened the first address, once, and holds the cookie made from it. The Host header must
 * be ours, against DNS rebinding; requests that change or stream something must come from our own page.
 */
export class Access {
  readonly #session = secret();
  #ticket: string | null = secret();
  #origin = "";
  #host = "";
  #cookie = "";

  /** Binds to the address once the port is known; the result is the address to open, good for one use. */
  bind(port: number): string {
    this.#host = `127.0.0.1:${port}`;
    this.#origin = `http://${this.#host}`;
    // Cookies do not tell ports apart, so the name does.
    this.#cookie = `throughline-${port}`;
    return `${this.#origin}/?token=${this.#ticket}`;
  }

  get origin(): string {
    return this.#origin;
  }

  /** The Host header names this very address. */
  rightHost(request: IncomingMessage): boolean {
    return request.headers.host === this.#host;
  }

  /** The request holds the cookie. */
  known(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? "").split(";").map((part) => part.trim());
    const own = cookies.find((part) => part.startsWith(`${this.#cookie}=`));
    return equal(own?.slice(this.#cookie.length + 1), this.#session);
  }

  /** The request was made by a page of ours: what every socket and every upload must be. */
  ownPage(request: IncomingMessage): boolean {
    const site = request.headers["sec-fetch-site"];
    return request.headers.origin === this.#origin && (site === undefined || site === "same-origin");
  }

  /** Turns the token of the first address into the cookie. Works once; undefined for a wrong or used token. */
  redeem(token: string | null): string | undefined {
    if (this.#ticket === null || !equal(token, this.#ticket)) return undefined;
    this.#ticket = null;
    return `${this.#cookie}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }
}
