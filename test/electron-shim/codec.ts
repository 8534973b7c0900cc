/** A value in JSON, with what JSON cannot say under `$`. */
type Coded = unknown;

/**
 * Structured clone to JSON and back, as far as messages need it. Self-contained: its text also runs in the page.
 */
export function codec() {
  const toBase64 = (bytes: Uint8Array) => {
    let text = "";
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  };
  const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const encode = (value: unknown): Coded => {
    if (value === undefined) return { $: "undefined" };
    if (typeof value === "function" || typeof value === "symbol") throw new Error("An object could not be cloned.");
    if (typeof value === "bigint") return { $: "bigint", value: String(value) };
    if (typeof value === "number" && !Number.isFinite(value)) return { $: "number", value: String(value) };
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(encode);
    if (value instanceof Date) return { $: "date", value: value.getTime() };
    if (value instanceof Error) return { $: "error", name: value.name, value: value.message };
    if (value instanceof ArrayBuffer) return { $: "buffer", value: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) return { $: "bytes", value: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    return { $: "object", value: Object.entries(value).map(([key, member]) => [key, encode(member)]) };
  };
  const decode = (coded: Coded): unknown => {
    if (typeof coded !== "object" || coded === null) return coded;
    if (Array.isArray(coded)) return coded.map(decode);
    const { $: kind, value, name } = coded as { $: string; value: never; name: string };
    switch (kind) {
      case "undefined":
        return undefined;
      case "bigint":
        return BigInt(value);
      case "number":
        return Number(value);
      case "date":
        return new Date(value);
      case "error":
        return Object.assign(new Error(value), { name });
      case "buffer":
        return fromBase64(value).buffer;
      case "bytes":
        return fromBase64(value);
      default:
        return Object.fromEntries((value as [string, Coded][]).map(([key, member]) => [key, decode(member)]));
    }
  };
  return { encode, decode };
}

export type Codec = ReturnType<typeof codec>;
