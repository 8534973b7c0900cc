/** The part of Node's buffers that is used; what runs in a browser does without. */
declare const Buffer: { prototype: { copy(this: Uint8Array, target: Uint8Array, targetStart: number, from: number, to: number): number } };

const copy = typeof Buffer === "undefined" ? undefined : Buffer.prototype.copy;

/**
 * Copies bytes `from` to `to` of a source to the beginning of a target. From memory that threads share, `TypedArray.set` takes eight bytes at
 * a time in V8, a third of the speed of Node's copy (0.6 and 0.18 ms for 4 MB).
 */
export function copyBytes(source: Uint8Array, from: number, to: number, target: Uint8Array): void {
  if (copy) copy.call(source, target, 0, from, to);
  else target.set(source.subarray(from, to));
}
