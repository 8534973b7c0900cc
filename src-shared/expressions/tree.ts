/** Places of a part in the source. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

export type BinarySign = "or" | "and" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "&" | "*" | "/" | "%";

/** An expression as written. */
export type Tree = Place &
  (
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "text"; readonly value: string }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "missing" }
    | { readonly kind: "field"; readonly name: string }
    | { readonly kind: "unary"; readonly sign: "-" | "not"; readonly of: Tree }
    | { readonly kind: "binary"; readonly sign: BinarySign; readonly left: Tree; readonly right: Tree }
    | { readonly kind: "call"; readonly name: string; readonly parts: readonly Tree[] }
  );
