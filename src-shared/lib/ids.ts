const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A new identifier such as `jny_4k2m0x9qzt`: a prefix and ten random characters (52 bits). Not for the engine. */
export function newId(prefix: string): string {
  let text = "";
  for (let i = 0; i < 10; i++) text += alphabet[Math.floor(Math.random() * alphabet.length)];
  return `${prefix}_${text}`;
}
