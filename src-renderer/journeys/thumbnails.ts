import { useEffect, useState } from "react";
import type { Thumbnail } from "../../src-shared/model/thumbnail.ts";
import { isAbort } from "../ui/failure.ts";

/** Pictures by what they show and its revision, so that each is fetched once. */
const known = new Map<string, Promise<Thumbnail>>();
const drawn = new Map<string, Thumbnail>();
/** Pictures that are kept; the oldest go. */
const MOST = 600;

function fetchOnce(key: string, fetch: () => Promise<Thumbnail>): Promise<Thumbnail> {
  const found = known.get(key);
  if (found) return found;
  const fetching = fetch().then((thumbnail) => {
    drawn.set(key, thumbnail);
    return thumbnail;
  });
  known.set(key, fetching);
  fetching.catch(() => known.delete(key));
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) {
    known.delete(oldest);
    drawn.delete(oldest);
  }
  return fetching;
}

/** A picture in small; null until it is there. `key` names what it shows and its revision. */
export function useThumbnail(key: string, fetch: () => Promise<Thumbnail>): Thumbnail | null {
  const [shown, setShown] = useState<{ key: string; thumbnail: Thumbnail } | null>(null);
  const now = drawn.get(key) ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fetch` is told apart by `key`
  useEffect(() => {
    let gone = false;
    fetchOnce(key, fetch).then(
      (thumbnail) => !gone && setShown({ key, thumbnail }),
      (error: unknown) => !isAbort(error) && console.error(error),
    );
    return () => {
      gone = true;
    };
  }, [key]);
  return now ?? (shown?.key === key ? shown.thumbnail : null);
}
