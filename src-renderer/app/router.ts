import { useSyncExternalStore } from "react";

/** The five places of the rail, and settings. */
export const places = ["journeys", "segments", "subscribers", "results", "plan", "settings", "import"] as const;
export type Place = (typeof places)[number];

/** Where the window is: `#/journeys/jny_1` is place `journeys`, id `jny_1`; `sub` is what a place shows of it, as in `#/subscribers/profile/C-1`. */
export interface Route {
  place: Place;
  id: string | null;
  sub: string | null;
  path: string;
}

/** The route of a hash; an unknown place is journeys. */
export function parseHash(hash: string): Route {
  const [first = "", second, third] = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decode);
  const place = places.find((name) => name === first) ?? "journeys";
  const id = second && place === first ? second : null;
  const sub = (id !== null && third) || null;
  return { place, id, sub, path: pathOf(place, id, sub) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const pathOf = (place: Place, id: string | null = null, sub: string | null = null): string =>
  ["", place, ...[id, sub].filter((part) => part !== null).map(encodeURIComponent)].join("/");

/** Goes to a path such as `/plan/run_1`, adding to the window's history unless `replace`. */
export function navigate(path: string, { replace = false }: { replace?: boolean } = {}): void {
  const hash = `#${path.startsWith("/") ? path : `/${path}`}`;
  if (hash === window.location.hash) return;
  if (replace) window.location.replace(hash);
  else window.location.hash = hash;
}

let last = parseHash("");
let lastHash: string | null = null;

function current(): Route {
  if (window.location.hash !== lastHash) {
    lastHash = window.location.hash;
    last = parseHash(lastHash);
  }
  return last;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

/** The current route; the component renders again when it changes. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}
